// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "audit/vector.hpp"

namespace maquette::auditing {

using triangle = std::array<vec, 3>;

/// The two points of two things that are nearest to each other.
struct nearest_points {
  vec first, second;
  double distance_squared = std::numeric_limits<double>::infinity();
};

/// Ericson, Real-Time Collision Detection, 5.1.5.
vec nearest_on(const triangle& triangle, vec point);

/// Distance of two triangles, 0 where they cut each other (Larsen et al., PQP, 1999: the nearest points lie
/// on two edges or on a corner and a face, unless an edge goes through a face).
nearest_points nearest(const triangle& first, const triangle& second);

/// Whether the plane of one of them alone shows that they lie farther apart.
bool surely_farther(const triangle& first, const triangle& second, double distance_squared);

/// Where a ray meets a triangle.
struct ray_hit {
  double along = 0.0;  ///< lengths of the direction
  int side = 0;        ///< 1 where it goes out by the triangle's winding, -1 where in
  bool at_edge = false;
};
std::optional<ray_hit> meet(const triangle& triangle, vec point, vec direction);

/// Where the segment from `start` to `end` goes through the triangle, as a share of its length; negative
/// where it does not. Segments in the triangle's plane do not go through it.
double cut(const triangle& triangle, vec start, vec end);

}  // namespace maquette::auditing
