// SPDX-License-Identifier: GPL-3.0-or-later
#include "retrieval/fusion.hpp"

#include <algorithm>
#include <cstddef>
#include <unordered_map>

namespace maquette::retrieval {
std::vector<ranked> fuse(const std::vector<weighted_list>& lists) {
  std::unordered_map<std::size_t, double> sums;
  for (const auto& [found, weight] : lists) {
    if (found.empty() || found.front().score <= 0.0) continue;
    for (const auto& [index, score] : found) sums[index] += weight * score / found.front().score;
  }
  std::vector<ranked> fused;
  fused.reserve(sums.size());
  for (const auto& [index, score] : sums) fused.push_back({index, score});
  std::sort(fused.begin(), fused.end(), is_better);
  return fused;
}

}  // namespace maquette::retrieval
