// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

namespace maquette::auditing {

/// Sets that grow together; each is named by one of its members.
class union_find {
 public:
  explicit union_find(std::size_t size) : parents_(size) {
    std::iota(parents_.begin(), parents_.end(), std::uint32_t{0});
  }
  std::uint32_t find(std::uint32_t item) {
    while (parents_[item] != item) item = parents_[item] = parents_[parents_[item]];
    return item;
  }
  void unite(std::uint32_t a, std::uint32_t b) {
    a = find(a);
    b = find(b);
    // The smaller name wins, so that the sets' names do not depend on the order of the meetings.
    if (a < b) parents_[b] = a;
    if (b < a) parents_[a] = b;
  }

 private:
  std::vector<std::uint32_t> parents_;
};

}  // namespace maquette::auditing
