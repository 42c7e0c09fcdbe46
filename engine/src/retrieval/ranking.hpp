// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <limits>
#include <string>
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

/// The text by which a passage is found.
inline std::string searched_text(const passage& passage) { return passage.title + "\n" + passage.text; }

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
