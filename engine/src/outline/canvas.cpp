// SPDX-License-Identifier: GPL-3.0-or-later
#include "outline/canvas.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

namespace maquette::outlining {
namespace {

constexpr std::int32_t half = spot::pixel / 2;

/// The first pixel whose centre is not before a place, from 0 to size.
std::size_t first_from(std::int32_t place, std::size_t size) {
  const std::int32_t pixel = (place + half - 1) >> 8;
  return pixel <= 0 ? 0 : std::min(static_cast<std::size_t>(pixel), size);
}

/// A triangle's edge; always walked from its upper end, so that two triangles agree on where it runs.
struct edge {
  edge(const spot& upper, const spot& lower)
      : start(upper),
        slope(static_cast<float>(lower.x - upper.x) / static_cast<float>(std::max(lower.y - upper.y, 1))) {}
  std::int32_t at(std::int32_t y) const {
    return start.x + static_cast<std::int32_t>(static_cast<float>(y - start.y) * slope);
  }
  spot start;
  float slope;
};

}  // namespace

canvas::canvas(std::size_t size) : size_(size), words_(size / 64), bits_(size * words_) {}

void canvas::clear() { std::fill(bits_.begin(), bits_.end(), 0); }

void canvas::fill(spot a, spot b, spot c) {
  if (b.y < a.y) std::swap(a, b);
  if (c.y < b.y) std::swap(b, c);
  if (b.y < a.y) std::swap(a, b);
  const std::size_t begin = first_from(a.y, size_), end = first_from(c.y, size_);
  if (begin == end) return;  // most triangles of a dense mesh lie between two rows of centres
  const edge along(a, c), above(a, b), below(b, c);
  for (std::size_t row = begin; row < end; ++row) {
    const std::int32_t y = static_cast<std::int32_t>(row) * spot::pixel + half;
    const auto [left, right] = std::minmax({along.at(y), y < b.y ? above.at(y) : below.at(y)});
    fill_row(row, first_from(left, size_), first_from(right, size_));
  }
}

void canvas::fill_row(std::size_t row, std::size_t from, std::size_t to) {
  if (from >= to) return;
  std::uint64_t* const words = bits_.data() + row * words_;
  const std::size_t first = from / 64, last = (to - 1) / 64;
  const std::uint64_t head = ~std::uint64_t{0} << (from % 64);
  const std::uint64_t tail = ~std::uint64_t{0} >> (63 - (to - 1) % 64);
  if (first == last) {
    words[first] |= head & tail;
    return;
  }
  words[first] |= head;
  std::fill(words + first + 1, words + last, ~std::uint64_t{0});
  words[last] |= tail;
}

canvas::moments canvas::measured() const {
  moments sum;
  for (std::size_t y = 0; y < size_; ++y)
    for (std::size_t i = 0; i < words_; ++i) {
      const double before = sum.area;
      for (std::uint64_t word = bits_[y * words_ + i]; word != 0; word &= word - 1) {
        sum.area += 1.0;
        sum.x += static_cast<double>(i * 64 + static_cast<std::size_t>(std::countr_zero(word))) + 0.5;
      }
      sum.y += (sum.area - before) * (static_cast<double>(y) + 0.5);
    }
  return sum;
}

}  // namespace maquette::outlining
