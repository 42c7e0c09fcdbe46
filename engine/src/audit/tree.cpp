// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/tree.hpp"

#include "audit/morton.hpp"

namespace maquette::auditing {

tree::tree(std::span<const place> positions, std::span<const corner_indices> triangles)
    : positions_(positions), triangles_(triangles), boxes_({}) {
  std::vector<box> boxes = cluster_boxes();
  if (is_scattered(boxes)) {
    sort_triangles();
    boxes = cluster_boxes();
  }
  boxes_ = box_tree(boxes);
}

std::vector<box> tree::cluster_boxes() const {
  std::vector<box> boxes((triangles_.size() + cluster_size - 1) / cluster_size);
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    box bounds;  // here, and not in the list, it stays in registers
    for (const corner_indices& corners : cluster(i))
      for (const std::int32_t corner : corners) bounds.add(positions_[corner]);
    boxes[i] = bounds;
  }
  return boxes;
}

bool tree::is_scattered(const std::vector<box>& boxes) const {
  // A strip of eight triangles is about as long as four of them.
  constexpr float long_strip = 8.0F;
  constexpr std::size_t probes = 64;
  const std::size_t stride = std::max<std::size_t>(1, boxes.size() / probes);
  float whole = 0.0F, single = 0.0F;
  for (std::size_t i = 0; i < boxes.size(); i += stride) {
    float longest = 0.0F;
    for (const corner_indices& corners : cluster(i)) longest = std::max(longest, bounds_of(corners).extent());
    whole += boxes[i].extent();
    single += longest;
  }
  return whole > long_strip * single;
}

void tree::sort_triangles() {
  std::vector<place> middles(triangles_.size());
  for (std::size_t i = 0; i < middles.size(); ++i) {
    const auto& [a, b, c] = triangles_[i];
    for (std::size_t axis = 0; axis < 3; ++axis)
      middles[i][axis] = positions_[a][axis] + positions_[b][axis] + positions_[c][axis];
  }
  sorted_.reserve(middles.size());
  for (const std::uint32_t i : order_along_curve(middles)) sorted_.push_back(triangles_[i]);
  triangles_ = sorted_;
}

std::optional<nearest_points> tree::nearest_to(vec point, double within, double enough) const {
  nearest_points best;
  best.distance_squared = within * within;
  bool found = false;
  box at;
  at.add(narrow(point));
  boxes_.for_nearest(at, best.distance_squared, [&](std::uint32_t item) {
    for (const corner_indices& corners : cluster(item)) {
      const vec on = nearest_on(placed(corners), point), d = on - point;
      if (dot(d, d) >= best.distance_squared) continue;
      best = {on, point, dot(d, d)};
      found = true;
    }
    return !(found && best.distance_squared <= enough * enough);
  });
  return found ? std::optional(best) : std::nullopt;
}

std::optional<nearest_points> tree::nearest_to(const tree& other, double within, double enough) const {
  nearest_points best;
  best.distance_squared = within * within;
  bool found = false;
  constexpr double tie = 0.999;  // of the square
  double limit = best.distance_squared;
  const auto try_clusters = [&](std::uint32_t mine, std::uint32_t theirs) {
    // Boxes of slanting surfaces reach far beyond them; along the way between the nearest points so far, the
    // vertices themselves tell most pairs apart.
    if (found && best.distance_squared > 0.0) {
      const vec way = best.second - best.first;
      const double apart = other.reach(theirs, way, false) - reach(mine, way, true);
      if (apart > 0.0 && apart * apart > limit * dot(way, way)) return true;
    }
    std::array<box, cluster_size> their_boxes;
    box their_bounds;
    const auto their_triangles = other.cluster(theirs);
    for (std::size_t j = 0; j < their_triangles.size(); ++j) {
      their_boxes[j] = other.bounds_of(their_triangles[j]);
      their_bounds.add(their_boxes[j]);
    }
    for (const corner_indices& corners : cluster(mine)) {
      const box bounds = bounds_of(corners);
      if (static_cast<double>(distance_squared(bounds, their_bounds)) > limit * (1.0 + 1e-5)) continue;
      const triangle at = placed(corners);
      for (std::size_t j = 0; j < their_triangles.size(); ++j) {
        if (static_cast<double>(distance_squared(bounds, their_boxes[j])) > limit * (1.0 + 1e-5)) continue;
        const triangle there = other.placed(their_triangles[j]);
        if (surely_farther(at, there, limit)) continue;
        const nearest_points pair = nearest(at, there);
        if (pair.distance_squared >= best.distance_squared) continue;
        best = pair;
        limit = pair.distance_squared * tie;
        found = true;
        if (best.distance_squared <= enough * enough) return false;
      }
    }
    return true;
  };
  boxes_.for_nearest(other.boxes_, limit, try_clusters);
  return found ? std::optional(best) : std::nullopt;
}

double tree::reach(std::size_t item, vec direction, bool greatest) const {
  const double sign = greatest ? 1.0 : -1.0;
  double most = -std::numeric_limits<double>::infinity();
  for (const corner_indices& corners : cluster(item))
    for (const std::int32_t corner : corners)
      most = std::max(most, sign * dot(wide(positions_[corner]), direction));
  return sign * most;
}

bool tree::contains(vec point, bool consistent) const {
  const place at = narrow(point);
  for (std::size_t axis = 0; axis < 3; ++axis)
    if (at[axis] < bounds().low[axis] || at[axis] > bounds().high[axis]) return false;
  // Askew to what people model. A ray that meets an edge counts it twice or not at all: another is asked.
  static constexpr std::array<vec, 4> askew{{{0.2981, 0.1373, 0.9446},
                                             {-0.8177, 0.3319, 0.4703},
                                             {0.4139, -0.8221, -0.3907},
                                             {-0.2237, -0.5519, 0.8033}}};
  long crossings = 0;
  for (const vec& direction : askew) {
    crossings = 0;
    bool sure = true;
    for_hits(point, direction, [&](double, int side, bool at_edge) {
      crossings += consistent ? side : 1;
      sure = !at_edge;
      return sure;
    });
    if (sure) break;
  }
  return consistent ? crossings != 0 : crossings % 2 != 0;
}

bool tree::meets(vec point, vec direction, double reach) const {
  bool met = false;
  for_hits(point, direction, [&](double along, int, bool) {
    met = along <= reach;
    return !met;
  });
  return met;
}

}  // namespace maquette::auditing
