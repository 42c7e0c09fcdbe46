// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace maquette::auditing {

/// As the host hands them over. All are checked to be positions' numbers when a surface is read.
using corner_indices = std::array<std::int32_t, 3>;

/// Calls `visit(from, to)` with a triangle's sides; a triangle of which two corners are one has none.
template <class visitor>
void for_each_side(const corner_indices& corners, const visitor& visit) {
  const auto a = static_cast<std::uint32_t>(corners[0]), b = static_cast<std::uint32_t>(corners[1]),
             c = static_cast<std::uint32_t>(corners[2]);
  if (a == b || b == c || c == a) return;
  visit(a, b);
  visit(b, c);
  visit(c, a);
}

/// A triangle's side along an edge from the lower vertex to the higher, or back.
class edge_use {
 public:
  edge_use() = default;
  edge_use(std::uint32_t high, std::uint32_t triangle, bool forward)
      : high_(high), packed_(triangle << 1 | (forward ? 1U : 0U)) {}
  std::uint32_t high() const { return high_; }
  std::uint32_t triangle() const { return packed_ >> 1; }
  bool forward() const { return (packed_ & 1U) != 0; }

 private:
  std::uint32_t high_ = 0, packed_ = 0;
};

/// The edges of triangles with all their uses.
class edge_list {
 public:
  edge_list(std::span<const corner_indices> triangles, std::size_t vertices) : starts_(vertices + 1, 0) {
    // A counting sort by the lower vertex leaves a handful of uses to each, which are sorted where they
    // stand.
    for (const corner_indices& corners : triangles)
      for_each_side(corners, [&](std::uint32_t from, std::uint32_t to) { ++starts_[std::min(from, to)]; });
    std::uint32_t sum = 0;
    for (std::uint32_t& start : starts_) start = sum += start;
    uses_.resize(sum);
    // Filled from their ends, so that in the end each start is one.
    for (std::uint32_t t = 0; t < triangles.size(); ++t)
      for_each_side(triangles[t], [&](std::uint32_t from, std::uint32_t to) {
        uses_[--starts_[std::min(from, to)]] = edge_use(std::max(from, to), t, from < to);
      });
    for (std::size_t i = 0; i + 1 < starts_.size(); ++i) sort(starts_[i], starts_[i + 1]);
  }

  /// Calls `visit(low, uses)` with each edge's lower vertex and all its uses.
  template <class visitor>
  void for_each(const visitor& visit) const {
    const std::span<const edge_use> all(uses_);
    for (std::uint32_t low = 0; low + 1 < starts_.size(); ++low) {
      for (std::size_t begin = starts_[low]; begin < starts_[low + 1];) {
        std::size_t end = begin + 1;
        while (end < starts_[low + 1] && uses_[end].high() == uses_[begin].high()) ++end;
        visit(low, all.subspan(begin, end - begin));
        begin = end;
      }
    }
  }

 private:
  void sort(std::size_t begin, std::size_t end) {
    constexpr std::size_t short_run = 24;
    if (end - begin > short_run) {
      std::sort(uses_.begin() + static_cast<std::ptrdiff_t>(begin),
                uses_.begin() + static_cast<std::ptrdiff_t>(end),
                [](const edge_use& a, const edge_use& b) { return a.high() < b.high(); });
      return;
    }
    for (std::size_t i = begin + 1; i < end; ++i) {
      const edge_use use = uses_[i];
      std::size_t at = i;
      for (; at > begin && use.high() < uses_[at - 1].high(); --at) uses_[at] = uses_[at - 1];
      uses_[at] = use;
    }
  }

  std::vector<std::uint32_t> starts_;
  std::vector<edge_use> uses_;
};

}  // namespace maquette::auditing
