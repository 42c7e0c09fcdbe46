// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "audit/vector.hpp"

namespace maquette::auditing {

/// The points' numbers in the order in which a Morton curve through their cube of 256 cells a side meets
/// them: what follows each other lies close together. Points of one cell keep their order.
std::vector<std::uint32_t> order_along_curve(const std::vector<place>& points);

}  // namespace maquette::auditing
