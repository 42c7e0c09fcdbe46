// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "maquette/retriever.hpp"

namespace maquette::retrieval {

/// A passage and its score, best first in a list of them; equal scores go by index.
struct ranked {
  std::size_t index = 0;
  double score = 0.0;

  bool operator==(const ranked&) const = default;
};

inline bool is_better(const ranked& left, const ranked& right) {
  return left.score != right.score ? left.score > right.score : left.index < right.index;
}

/// What a passage is found by, the most telling first: its title, what its first lines say it is, and the
/// rest (what it has, takes and gives).
struct searched_fields {
  std::string_view title, head, rest;
};
searched_fields fields_of(const passage& passage);

/// Keeps the best `limit` of what is offered, in a heap whose worst is in front.
class best_of {
 public:
  explicit best_of(std::size_t limit) : limit_(limit) {}

  void offer(const ranked& candidate);
  /// What a score has to pass to be kept.
  double bar() const { return bar_; }
  std::vector<ranked> sorted() &&;

 private:
  std::size_t limit_;
  std::vector<ranked> heap_;
  double bar_ = -std::numeric_limits<double>::infinity();
};

}  // namespace maquette::retrieval
