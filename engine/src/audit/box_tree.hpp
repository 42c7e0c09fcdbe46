// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "audit/vector.hpp"

namespace maquette::auditing {

/// Boxes in a tree, ordered along a Morton curve (Lauterbach et al., Fast BVH Construction on GPUs, 2009) and
/// split in halves: docs/decisions/0007 says why it is ours. What it is asked for are the numbers of the
/// boxes, as they were given. Immutable, safe from several threads.
class box_tree {
 public:
  /// Takes any number of boxes, none of them empty.
  explicit box_tree(const std::vector<box>& boxes);

  std::size_t size() const { return items_.size(); }
  /// Around all of them; empty where there is none.
  const box& bounds() const { return nodes_.front(); }

  /// Calls `visit(item)` for boxes not farther than the root of `limit` from `from`, nearer ones mostly
  /// first, until it returns false. It may lower the limit meanwhile.
  template <class visitor>
  void for_nearest(const box& from, const double& limit, const visitor& visit) const;
  /// The same for pairs with the boxes of another tree: `visit(mine, theirs)`.
  template <class visitor>
  void for_nearest(const box_tree& other, const double& limit, const visitor& visit) const;
  /// Calls `visit(item)` for boxes that the ray from `point` meets, until it returns false.
  template <class visitor>
  void for_along(vec point, vec direction, const visitor& visit) const;

 private:
  using node = std::uint32_t;
  bool is_leaf(node at) const { return at >= first_leaf_; }
  std::uint32_t item(node leaf) const { return items_[leaf - first_leaf_]; }
  /// A box's float distance may be a rounding above the true one; what is cut off must be surely farther.
  static float generous(double limit) { return static_cast<float>(limit * (1.0 + 1e-5)); }

  std::vector<box> nodes_;  ///< children of i are 2i+1 and 2i+2; the leaves come last
  std::vector<std::uint32_t> items_;
  node first_leaf_ = 0;
};

template <class visitor>
void box_tree::for_nearest(const box& from, const double& limit, const visitor& visit) const {
  if (items_.empty()) return;
  std::array<std::pair<node, float>, 64> stack{{{0U, distance_squared(nodes_[0], from)}}};
  std::size_t depth = 1;
  while (depth > 0) {
    const auto [at, distance] = stack[--depth];
    if (distance > generous(limit)) continue;
    if (is_leaf(at)) {
      if (!visit(item(at))) return;
      continue;
    }
    std::pair near{2 * at + 1, distance_squared(nodes_[2 * at + 1], from)};
    std::pair far{2 * at + 2, distance_squared(nodes_[2 * at + 2], from)};
    if (near.second > far.second) std::swap(near, far);
    stack[depth++] = far;
    stack[depth++] = near;
  }
}

template <class visitor>
void box_tree::for_nearest(const box_tree& other, const double& limit, const visitor& visit) const {
  if (items_.empty() || other.items_.empty()) return;
  struct pair {
    node mine, theirs;
    float distance;
  };
  std::array<pair, 128> stack{{{0U, 0U, distance_squared(nodes_[0], other.nodes_[0])}}};
  std::size_t depth = 1;
  const auto paired = [&](node mine, node theirs) -> pair {
    return {mine, theirs, distance_squared(nodes_[mine], other.nodes_[theirs])};
  };
  while (depth > 0) {
    const auto [mine, theirs, distance] = stack[--depth];
    if (distance > generous(limit)) continue;
    if (is_leaf(mine) && other.is_leaf(theirs)) {
      if (!visit(item(mine), other.item(theirs))) return;
      continue;
    }
    const bool split_mine =
        other.is_leaf(theirs) || (!is_leaf(mine) && nodes_[mine].extent() > other.nodes_[theirs].extent());
    pair near = split_mine ? paired(2 * mine + 1, theirs) : paired(mine, 2 * theirs + 1);
    pair far = split_mine ? paired(2 * mine + 2, theirs) : paired(mine, 2 * theirs + 2);
    if (near.distance > far.distance) std::swap(near, far);
    stack[depth++] = far;
    stack[depth++] = near;
  }
}

template <class visitor>
void box_tree::for_along(vec point, vec direction, const visitor& visit) const {
  if (items_.empty()) return;
  const std::array<double, 3> from{point.x, point.y, point.z};
  const std::array<double, 3> step{1.0 / direction.x, 1.0 / direction.y, 1.0 / direction.z};
  std::array<node, 64> stack{};
  std::size_t depth = 1;
  while (depth > 0) {
    const node at = stack[--depth];
    const box& bounds = nodes_[at];
    double enter = 0.0, leave = std::numeric_limits<double>::infinity();
    for (std::size_t axis = 0; axis < 3; ++axis) {
      const double low = (static_cast<double>(bounds.low[axis]) - from[axis]) * step[axis];
      const double high = (static_cast<double>(bounds.high[axis]) - from[axis]) * step[axis];
      enter = std::max(enter, std::min(low, high));
      leave = std::min(leave, std::max(low, high));
    }
    if (enter > leave * (1.0 + 1e-12)) continue;
    if (is_leaf(at)) {
      if (!visit(item(at))) return;
      continue;
    }
    stack[depth++] = 2 * at + 1;
    stack[depth++] = 2 * at + 2;
  }
}

}  // namespace maquette::auditing
