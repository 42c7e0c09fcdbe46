// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "audit/box_tree.hpp"
#include "audit/edges.hpp"
#include "audit/triangle.hpp"

namespace maquette::auditing {

/// Triangles, in clusters of a few, in a tree of boxes. Meshes list neighbours after each other, so that a
/// cluster is a run of the list; a list without such order is sorted first. Immutable, safe from several
/// threads.
class tree {
 public:
  /// `positions` and `triangles` must outlive the tree. Takes at least one triangle.
  tree(std::span<const place> positions, std::span<const corner_indices> triangles);
  tree(const tree&) = delete;
  tree& operator=(const tree&) = delete;

  const box& bounds() const { return boxes_.bounds(); }

  /// A nearest point of the surface, if nearer than `within`; any that is not farther than `enough` will do.
  std::optional<nearest_points> nearest_to(vec point, double within, double enough = 0.0) const;
  /// The same for the nearest points of two surfaces, first on this one; to within a two-thousandth of their
  /// distance, for surfaces that run alongside have ever so many pairs as near as the nearest.
  std::optional<nearest_points> nearest_to(const tree& other, double within, double enough) const;
  /// Whether the point lies within the closed surface. `consistent`: all faces wound one way, so that closed
  /// surfaces that overlap count as their union; else crossings are counted odd or even.
  bool contains(vec point, bool consistent) const;
  /// Whether a ray from the point meets the surface nearer than `reach`, counted in lengths of `direction`.
  bool meets(vec point, vec direction, double reach) const;

  /// Calls `visit(along, side, at_edge)` where the ray meets the surface, in no order, until it returns
  /// false: lengths of `direction`, 1 going out and -1 going in, and whether it met an edge, which counts
  /// twice or not at all.
  template <class visitor>
  void for_hits(vec point, vec direction, const visitor& visit) const;
  /// Calls `visit(mine, theirs)` with triangles whose boxes meet, until it returns false.
  template <class visitor>
  void for_meeting(const tree& other, const visitor& visit) const;

 private:
  static constexpr std::size_t cluster_size = 8;
  std::span<const corner_indices> cluster(std::size_t i) const {
    const std::size_t begin = i * cluster_size;
    return triangles_.subspan(begin, std::min(cluster_size, triangles_.size() - begin));
  }
  triangle placed(const corner_indices& corners) const {
    const auto& [a, b, c] = corners;
    return {wide(positions_[a]), wide(positions_[b]), wide(positions_[c])};
  }
  box bounds_of(const corner_indices& corners) const {
    box result;
    for (const std::int32_t corner : corners) result.add(positions_[corner]);
    return result;
  }
  /// The greatest product of a cluster's vertices with the direction, or the least.
  double reach(std::size_t item, vec direction, bool greatest) const;
  std::vector<box> cluster_boxes() const;
  bool is_scattered(const std::vector<box>& boxes) const;
  void sort_triangles();

  std::span<const place> positions_;
  std::span<const corner_indices> triangles_;
  std::vector<corner_indices> sorted_;  ///< behind triangles_, where these had no order
  box_tree boxes_;                      ///< of the clusters
};

template <class visitor>
void tree::for_hits(vec point, vec direction, const visitor& visit) const {
  boxes_.for_along(point, direction, [&](std::uint32_t item) {
    for (const corner_indices& corners : cluster(item)) {
      const auto hit = meet(placed(corners), point, direction);
      if (hit && !visit(hit->along, hit->side, hit->at_edge)) return false;
    }
    return true;
  });
}

template <class visitor>
void tree::for_meeting(const tree& other, const visitor& visit) const {
  const double limit = 0.0;
  boxes_.for_nearest(other.boxes_, limit, [&](std::uint32_t mine, std::uint32_t theirs) {
    for (const corner_indices& a : cluster(mine)) {
      const box bounds = bounds_of(a);
      for (const corner_indices& b : other.cluster(theirs))
        if (distance_squared(bounds, other.bounds_of(b)) <= 0.0F && !visit(placed(a), other.placed(b)))
          return false;
    }
    return true;
  });
}

}  // namespace maquette::auditing
