// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/shared_volume.hpp"

#include <algorithm>

namespace maquette::auditing {
namespace {

/// Where a ray crosses one of the two surfaces.
struct crossing {
  double along;
  int side;
  bool first;
};

/// False where the ray met an edge, and so counts for nothing.
bool add_crossings(island& island, vec from, vec direction, bool first, std::vector<crossing>& all) {
  bool sure = true;
  island.surface().for_hits(from, direction, [&](double along, int side, bool at_edge) {
    all.push_back({along, island.consistent ? side : 1, first});
    sure = !at_edge;
    return sure;
  });
  return sure;
}

double length_in_both(std::vector<crossing>& crossings, bool first_winds, bool second_winds) {
  std::sort(crossings.begin(), crossings.end(),
            [](const crossing& a, const crossing& b) { return a.along < b.along; });
  int in_first = 0, in_second = 0;
  double sum = 0.0, before = 0.0;
  for (const crossing& crossing : crossings) {
    const auto inside = [](int count, bool winds) { return winds ? count != 0 : count % 2 != 0; };
    if (inside(in_first, first_winds) && inside(in_second, second_winds)) sum += crossing.along - before;
    before = crossing.along;
    (crossing.first ? in_first : in_second) += crossing.side;
  }
  return sum;
}

}  // namespace

double shared_volume(island& first, island& second, std::size_t rays) {
  const box common = common_of(first.bounds, second.bounds);
  if (common.empty()) return 0.0;
  const vec size = common.size();
  const std::array<double, 3> extents{size.x, size.y, size.z};
  // Along the shortest extent the rays tell the most.
  const auto axis =
      static_cast<std::size_t>(std::min_element(extents.begin(), extents.end()) - extents.begin());
  const std::size_t across = (axis + 1) % 3, over = (axis + 2) % 3;
  const auto start = static_cast<double>(std::min(first.bounds.low[axis], second.bounds.low[axis])) -
                     0.1 * (first.bounds.diagonal() + second.bounds.diagonal());
  std::array<double, 3> step{};
  step[axis] = 1.0;
  double sum = 0.0;
  std::size_t counted = 0;
  std::vector<crossing> crossings;
  for (std::size_t i = 1; i <= rays; ++i) {
    // Roberts' R2 sequence: it spreads evenly, and the same points come each time.
    const double u = std::fmod(0.5 + 0.7548776662466927 * static_cast<double>(i), 1.0);
    const double v = std::fmod(0.5 + 0.5698402909980532 * static_cast<double>(i), 1.0);
    std::array<double, 3> from{};
    from[axis] = start;
    from[across] = static_cast<double>(common.low[across]) + u * extents[across];
    from[over] = static_cast<double>(common.low[over]) + v * extents[over];
    const vec point{from[0], from[1], from[2]}, direction{step[0], step[1], step[2]};
    crossings.clear();
    if (!add_crossings(first, point, direction, true, crossings) ||
        !add_crossings(second, point, direction, false, crossings))
      continue;
    ++counted;
    sum += length_in_both(crossings, first.consistent, second.consistent);
  }
  if (counted == 0) return 0.0;
  return sum / static_cast<double>(counted) * extents[across] * extents[over];
}

}  // namespace maquette::auditing
