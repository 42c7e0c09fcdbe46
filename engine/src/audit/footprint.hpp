// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace maquette::auditing {

/// Seen from above; metres.
struct flat {
  double x = 0.0, y = 0.0;
};

/// The convex hull, counter-clockwise.
std::vector<flat> hull_of(std::vector<flat> points);

double area_of(const std::vector<flat>& hull);

/// How far a point lies outside of the hull; negative within.
double outside(const std::vector<flat>& hull, flat p);

}  // namespace maquette::auditing
