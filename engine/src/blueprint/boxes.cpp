// SPDX-License-Identifier: GPL-3.0-or-later
#include "blueprint/boxes.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace maquette {

box_gap gap_between(const blueprint_box& from, const blueprint_box& to) {
  const point low = from.low(), high = from.high(), to_low = to.low(), to_high = to.high();
  box_gap gap;
  double squared = 0.0;
  for (std::size_t axis = 0; axis < 3; ++axis) {
    if (to_low[axis] > high[axis])
      gap.way[axis] = to_low[axis] - high[axis];
    else if (low[axis] > to_high[axis])
      gap.way[axis] = to_high[axis] - low[axis];
    squared += gap.way[axis] * gap.way[axis];
  }
  gap.distance = std::sqrt(squared);
  return gap;
}

box_gap gap_to_nearest(const blueprint_box& from, const std::vector<blueprint_box>& to) {
  box_gap best{{}, std::numeric_limits<double>::infinity()};
  for (const blueprint_box& each : to)
    if (const box_gap gap = gap_between(from, each); gap.distance < best.distance) best = gap;
  return best;
}

blueprint_box bounds_of(const std::vector<blueprint_box>& boxes) {
  constexpr double far = std::numeric_limits<double>::infinity();
  point low{far, far, far}, high{-far, -far, -far};
  for (const blueprint_box& box : boxes)
    for (std::size_t axis = 0; axis < 3; ++axis) {
      low[axis] = std::min(low[axis], box.low()[axis]);
      high[axis] = std::max(high[axis], box.high()[axis]);
    }
  blueprint_box bounds;
  if (boxes.empty()) return bounds;
  for (std::size_t axis = 0; axis < 3; ++axis) {
    bounds.centre[axis] = (low[axis] + high[axis]) / 2;
    bounds.size[axis] = high[axis] - low[axis];
  }
  return bounds;
}

blueprint_box bounds_of(const blueprint& plan) {
  std::vector<blueprint_box> boxes;
  for (const blueprint_part& part : plan.parts)
    boxes.insert(boxes.end(), part.boxes.begin(), part.boxes.end());
  return bounds_of(boxes);
}

double touching_distance(const blueprint& plan) {
  const point size = bounds_of(plan).size;
  return 0.01 * std::hypot(size[0], size[1], size[2]);
}

}  // namespace maquette
