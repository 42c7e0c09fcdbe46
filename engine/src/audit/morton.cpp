// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/morton.hpp"

#include <utility>

namespace maquette::auditing {
namespace {

/// Eight bits, two zeros between each two of them.
std::uint32_t spread(std::uint32_t bits) {
  bits = (bits | bits << 16) & 0x030000FFU;
  bits = (bits | bits << 8) & 0x0300F00FU;
  bits = (bits | bits << 4) & 0x030C30C3U;
  return (bits | bits << 2) & 0x09249249U;
}

struct keyed {
  std::uint32_t key, index;
};

void sort_by_key(std::vector<keyed>& items) {
  constexpr std::size_t few = 500;  // for which clearing the counters would be the most work
  if (items.size() < few) {
    std::sort(items.begin(), items.end(), [](const keyed& a, const keyed& b) {
      return std::pair(a.key, a.index) < std::pair(b.key, b.index);
    });
    return;
  }
  // Radix sort, three rounds of eight bits.
  std::vector<keyed> other(items.size());
  for (unsigned shift = 0; shift < 24; shift += 8) {
    std::array<std::uint32_t, 256> starts{};
    for (const keyed& item : items) ++starts[item.key >> shift & 255U];
    std::uint32_t sum = 0;
    for (std::uint32_t& start : starts) sum += std::exchange(start, sum);
    for (const keyed& item : items) other[starts[item.key >> shift & 255U]++] = item;
    items.swap(other);
  }
}

}  // namespace

std::vector<std::uint32_t> order_along_curve(const std::vector<place>& points) {
  box bounds;
  for (const place& p : points) bounds.add(p);
  float widest = 0.0F;
  for (std::size_t axis = 0; axis < 3; ++axis)
    widest = std::max(widest, bounds.high[axis] - bounds.low[axis]);
  const float scale = widest > 0.0F ? 255.0F / widest : 0.0F;
  std::vector<keyed> order(points.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    std::uint32_t key = 0;
    for (std::size_t axis = 0; axis < 3; ++axis)
      key |= spread(static_cast<std::uint32_t>((points[i][axis] - bounds.low[axis]) * scale)) << axis;
    order[i] = {key, static_cast<std::uint32_t>(i)};
  }
  sort_by_key(order);
  std::vector<std::uint32_t> result(points.size());
  for (std::size_t i = 0; i < order.size(); ++i) result[i] = order[i].index;
  return result;
}

}  // namespace maquette::auditing
