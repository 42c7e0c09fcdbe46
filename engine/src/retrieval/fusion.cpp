// SPDX-License-Identifier: GPL-3.0-or-later
#include "retrieval/fusion.hpp"

#include <algorithm>
#include <cstddef>
#include <unordered_map>

namespace maquette::retrieval {
namespace {

constexpr double k = 60.0;

}  // namespace

std::vector<ranked> fuse(const std::vector<std::vector<ranked>>& lists) {
  std::unordered_map<std::size_t, double> sums;
  for (const auto& list : lists) {
    for (std::size_t place = 0; place < list.size(); ++place) {
      sums[list[place].index] += 1.0 / (k + static_cast<double>(place + 1));
    }
  }
  std::vector<ranked> fused;
  fused.reserve(sums.size());
  for (const auto& [index, score] : sums) fused.push_back({index, score});
  std::sort(fused.begin(), fused.end(), is_better);
  return fused;
}

}  // namespace maquette::retrieval
