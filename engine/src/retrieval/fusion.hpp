// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "retrieval/ranking.hpp"

namespace maquette::retrieval {

/// The answer of one search and how much it counts beside others.
struct weighted_list {
  std::vector<ranked> found;
  double weight = 1.0;
};

/// Adds up the scores of each passage, a list's best being 1 (CombSUM, Fox & Shaw 1994, on scores divided by
/// the greatest). Measured against reciprocal ranks in docs/benchmarks.md: how clearly a list prefers its
/// first tells something.
std::vector<ranked> fuse(const std::vector<weighted_list>& lists);

}  // namespace maquette::retrieval
