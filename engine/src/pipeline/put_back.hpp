// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "maquette/script.hpp"

namespace maquette {

/// `after` with the cells of these parts as `before` has them. Nothing where that changes nothing of `after`,
/// or leaves no change of `before`.
std::optional<script> put_back(const std::vector<std::string>& parts, const script& before,
                               const script& after);

}  // namespace maquette
