// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "maquette/blueprint.hpp"

namespace maquette {

/// How a box goes so that it touches another, and how far that is; nothing to go where they meet.
struct box_gap {
  point way{};
  double distance = 0.0;
};

box_gap gap_between(const blueprint_box& from, const blueprint_box& to);

/// The nearest box of several.
box_gap gap_to_nearest(const blueprint_box& from, const std::vector<blueprint_box>& to);

/// The box around boxes. All zero where there is none.
blueprint_box bounds_of(const std::vector<blueprint_box>& boxes);

/// The box around all boxes of all parts. All zero where there is none.
blueprint_box bounds_of(const blueprint& plan);

/// Boxes this near touch: a hundredth of the whole, for planners round to centimetres.
double touching_distance(const blueprint& plan);

}  // namespace maquette
