// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "audit/vector.hpp"

namespace maquette::auditing {

/// For each position the first one that is not farther than `distance` from it: itself where it stands alone,
/// or where it may not merge. Empty where all do.
std::vector<std::uint32_t> weld(const std::vector<place>& positions, const std::vector<char>& may_merge,
                                double distance);

}  // namespace maquette::auditing
