// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "retrieval/bytes.hpp"
#include "retrieval/ranking.hpp"

namespace maquette::retrieval {

/// The passages' vectors in FAISS, one index a group (a kind of passage), so that a search among some
/// kinds loses nothing to the others. Similarities are exact; a group of many thousands is searched in
/// the nearest of its clusters only. Immutable once built; safe from several threads.
class vector_index {
 public:
  /// `vectors` holds one unit vector (or zeros) of `dimensions` after the other, `groups` the group of each.
  vector_index(std::vector<float> vectors, std::size_t dimensions, const std::vector<std::size_t>& groups);
  /// What `write` wrote; throws malformed.
  vector_index(byte_reader& from, std::size_t dimensions, const std::vector<std::size_t>& groups);
  void write(byte_writer& to) const;
  ~vector_index();
  vector_index(vector_index&&) noexcept;
  vector_index& operator=(vector_index&&) noexcept;

  /// The nearest passages of the groups whose weight is above 0, which their cosines are multiplied by; only
  /// those on the query's side (cosine > 0).
  std::vector<ranked> search(const std::vector<float>& query, std::size_t limit,
                             const std::vector<double>& weights) const;

  /// Cosine of the query and one passage.
  double similarity(const std::vector<float>& query, std::size_t index) const;

 private:
  struct group;
  void sort_into_groups(const std::vector<std::size_t>& groups);
  std::vector<float> vectors_;
  std::size_t dimensions_;
  std::vector<std::unique_ptr<group>> groups_;
};

}  // namespace maquette::retrieval
