// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "retrieval/bytes.hpp"
#include "retrieval/ranking.hpp"

namespace maquette::retrieval {

/// A token of a query and how much it counts.
struct weighted_token {
  std::string token;
  float weight = 1.0F;
};

/// An inverted index with the weights of BM25F (BM25 over fields of different weight; Robertson & Zaragoza
/// 2009, section 3.5) worked out beforehand, so that a query only adds. docs/benchmarks.md tells how the
/// constants were chosen. Immutable once built.
class bm25_index {
 public:
  /// `groups` holds the group (the kind) of each passage.
  bm25_index(const std::vector<passage>& passages, std::vector<std::size_t> groups);

  bm25_index(byte_reader& from, std::vector<std::size_t> groups);  ///< throws malformed
  void write(byte_writer& to) const;

  /// The best passages that hold any of the tokens, of the groups whose weight is above 0; scores are
  /// multiplied by it.
  std::vector<ranked> search(const std::vector<weighted_token>& tokens, std::size_t limit,
                             const std::vector<double>& weights) const;

 private:
  struct posting {
    std::uint32_t passage = 0;
    float weight = 0.0F;  ///< first how often the token stands there, by field; then its part of the score
  };
  using postings = std::vector<posting>;

  std::unordered_map<std::string, postings> terms_;
  std::vector<std::size_t> groups_;
};

}  // namespace maquette::retrieval
