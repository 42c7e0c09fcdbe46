// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "maquette/outline.hpp"

namespace maquette::outlining {

/// All surfaces of an asset as one, about the middle of its box, scaled to a radius of one.
struct solid {
  std::vector<std::array<float, 3>> points;
  std::vector<std::array<std::int32_t, 3>> triangles;
};

/// Throws input_error where there is no surface or the meshes are damaged.
solid read_solid(const std::vector<part_mesh>& meshes);

/// The solid as good as it is seen at so many pixels across: corners within one cell of a grid become one,
/// and triangles that vanish by it are left out. A mesh of a million triangles costs no more than one of
/// thousands.
solid coarsened(const solid& fine, unsigned cells);

/// Where a point is seen: to the right of the middle and below it, in radii.
struct seen_point {
  float right = 0.0F, down = 0.0F;
};

void project(const solid& solid, const outline_view& view, std::vector<seen_point>& seen);

}  // namespace maquette::outlining
