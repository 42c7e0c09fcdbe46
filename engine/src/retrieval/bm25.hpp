// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "retrieval/ranking.hpp"

namespace maquette::retrieval {

/// An inverted index with the weights of BM25 (k1 = 1.2, b = 0.75; Robertson & Zaragoza 2009) worked out
/// beforehand, so that a query only adds. Immutable once built.
class bm25_index {
 public:
  /// `groups` holds the group (the kind) of each passage.
  bm25_index(const std::vector<passage>& passages, std::vector<std::size_t> groups);

  /// The best passages that hold any of the tokens, of the groups with a true in `allowed`.
  std::vector<ranked> search(const std::vector<std::string>& tokens, std::size_t limit,
                             const std::vector<bool>& allowed) const;

 private:
  struct posting {
    std::uint32_t passage = 0;
    float weight = 0.0F;  ///< first how often the token stands there, then its part of the score
  };
  using postings = std::vector<posting>;

  void add(std::uint32_t passage, const std::vector<std::string>& tokens);
  void weigh(const std::vector<std::size_t>& lengths);

  std::unordered_map<std::string, postings> terms_;
  std::vector<std::size_t> groups_;
};

}  // namespace maquette::retrieval
