// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/box_tree.hpp"

#include <bit>

#include "audit/morton.hpp"

namespace maquette::auditing {

box_tree::box_tree(const std::vector<box>& boxes) {
  if (boxes.empty()) {
    nodes_.resize(1);
    return;
  }
  std::vector<place> middles(boxes.size());
  for (std::size_t i = 0; i < boxes.size(); ++i)
    for (std::size_t axis = 0; axis < 3; ++axis) middles[i][axis] = boxes[i].low[axis] + boxes[i].high[axis];
  const std::vector<std::uint32_t> order = order_along_curve(middles);
  // The tree is as full as can be: where the leaves do not fill a level, the first of them lie one deeper.
  const std::size_t leaves = boxes.size(), level = std::bit_floor(leaves), deeper = 2 * (leaves - level);
  nodes_.resize(2 * leaves - 1);
  items_.resize(leaves);
  first_leaf_ = static_cast<node>(leaves - 1);
  for (std::size_t i = 0; i < leaves; ++i) {
    const std::size_t at = i < deeper ? 2 * level - 1 + i : leaves - 1 + (i - deeper);
    nodes_[at] = boxes[order[i]];
    items_[at - first_leaf_] = order[i];
  }
  for (std::size_t at = first_leaf_; at-- > 0;) {
    nodes_[at] = nodes_[2 * at + 1];
    nodes_[at].add(nodes_[2 * at + 2]);
  }
}

}  // namespace maquette::auditing
