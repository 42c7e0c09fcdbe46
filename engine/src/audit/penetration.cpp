// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/penetration.hpp"

#include <algorithm>

#include "audit/thresholds.hpp"

namespace maquette::auditing {
namespace {

namespace thresholds = audit_thresholds;

bool reaches(const box& box, const place& p) {
  for (std::size_t axis = 0; axis < 3; ++axis)
    if (p[axis] < box.low[axis] || p[axis] > box.high[axis]) return false;
  return true;
}

struct deepest {
  double depth = 0.0;
  vec at, out;
};

std::vector<vec> points_within(const island& island, const box& box) {
  std::vector<vec> result;
  for (const place& p : island.points)
    if (reaches(box, p)) result.push_back(wide(p));
  return result;
}

/// Where edges go right through: halfway between going in and coming out.
std::vector<vec> midway_points(island& one, island& other) {
  constexpr std::size_t most_pairs = 12000;
  struct cut_edge {
    vec from, to;
    double share;
  };
  std::vector<cut_edge> cuts;
  std::size_t visits = 0;
  one.surface().for_meeting(other.surface(), [&](const triangle& mine, const triangle& theirs) {
    for (std::size_t corner = 0; corner < 3; ++corner) {
      vec from = mine[corner], to = mine[(corner + 1) % 3];
      if (std::array{to.x, to.y, to.z} < std::array{from.x, from.y, from.z}) std::swap(from, to);
      if (const double share = cut(theirs, from, to); share >= 0.0) cuts.push_back({from, to, share});
    }
    return ++visits < most_pairs;
  });
  const auto key = [](const cut_edge& cut) {
    return std::array{cut.from.x, cut.from.y, cut.from.z, cut.to.x, cut.to.y, cut.to.z, cut.share};
  };
  std::sort(cuts.begin(), cuts.end(), [&](const cut_edge& a, const cut_edge& b) { return key(a) < key(b); });
  std::vector<vec> result;
  for (std::size_t i = 1; i < cuts.size(); ++i) {
    const cut_edge &before = cuts[i - 1], &after = cuts[i];
    const vec starts = before.from - after.from, ends = before.to - after.to;
    if (dot(starts, starts) > 0.0 || dot(ends, ends) > 0.0) continue;
    result.push_back(before.from + (before.to - before.from) * (0.5 * (before.share + after.share)));
  }
  return result;
}

/// Tries every so manieth of the points.
void try_points(const std::vector<vec>& points, island& other, std::size_t samples, deepest& best) {
  const std::size_t stride = std::max<std::size_t>(1, points.size() / samples);
  vec before;
  double before_depth = std::numeric_limits<double>::infinity();
  for (std::size_t i = stride / 2; i < points.size(); i += stride) {
    const vec p = points[i];
    // A depth changes no faster than its place, and neighbours in the list are mostly neighbours in space.
    if (before_depth + length(p - before) <= best.depth) continue;
    if (!other.surface().contains(p, other.consistent)) continue;
    const auto near = other.surface().nearest_to(p, std::numeric_limits<double>::max(), best.depth);
    if (!near) continue;
    before = p;
    before_depth = std::sqrt(near->distance_squared);
    if (before_depth > best.depth) best = {before_depth, p, near->first};
  }
}

/// The deepest of the points within the other, where any is deeper than `least`.
deepest deepest_of(const std::vector<vec>& points, island& other, double least, std::size_t samples) {
  deepest best{least, {}, {}};
  try_points(points, other, samples, best);
  if (best.depth <= least || points.size() <= samples) return best;
  box bounds;
  for (const vec p : points) bounds.add(narrow(p));
  // Points on a surface are about so far from the nearest that was tried.
  const double reach = bounds.diagonal() / std::sqrt(static_cast<double>(samples));
  std::vector<vec> around;
  for (const vec p : points)
    if (dot(p - best.at, p - best.at) <= reach * reach) around.push_back(p);
  try_points(around, other, samples, best);
  return best;
}

double extent_along(const island& island, vec direction) {
  double low = std::numeric_limits<double>::max(), high = std::numeric_limits<double>::lowest();
  for (const place& p : island.points) {
    const double along = dot(wide(p), direction);
    low = std::min(low, along);
    high = std::max(high, along);
  }
  return high - low;
}

/// By size; where that hardly differs, by volume: a wheel is as wide as its cart is long, and yet the
/// smaller.
bool is_smaller(const island& first, const island& second) {
  constexpr double hardly = 1.2;
  const double one = first.bounds.diagonal(), other = second.bounds.diagonal();
  const bool both_hold = first.closed && second.closed && first.consistent && second.consistent;
  if (both_hold && std::max(one, other) < hardly * std::min(one, other))
    return std::abs(first.volume) <= std::abs(second.volume);
  return one <= other;
}

}  // namespace

std::optional<penetration> measure_penetration(island& first, island& second, double touching,
                                               std::size_t samples) {
  const bool first_is_smaller = is_smaller(first, second);
  island& smaller = first_is_smaller ? first : second;
  island& larger = first_is_smaller ? second : first;
  const box common = common_of(first.bounds, second.bounds);
  if (common.empty()) return std::nullopt;
  deepest found;
  if (larger.closed) found = deepest_of(points_within(smaller, common), larger, touching, samples);
  if (found.depth <= touching && smaller.closed)
    found = deepest_of(points_within(larger, common), smaller, touching, samples);
  if (found.depth <= touching && larger.closed)
    found = deepest_of(midway_points(smaller, larger), larger, touching, samples);
  if (found.depth <= touching) return std::nullopt;

  const double extent = extent_along(smaller, (found.at - found.out) * (1.0 / found.depth));
  return penetration{first_is_smaller, found.depth, extent > 0.0 ? found.depth / extent : 1.0, 0.0, 0.0,
                     found.at,         found.out};
}

}  // namespace maquette::auditing
