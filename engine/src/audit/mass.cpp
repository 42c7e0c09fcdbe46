// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/mass.hpp"

#include <algorithm>

#include "audit/thresholds.hpp"

namespace maquette::auditing {
namespace {

namespace thresholds = audit_thresholds;

/// Sums over an island's triangles.
struct sums {
  double volume = 0.0, area = 0.0;
  vec moment, area_moment;

  void add(const triangle& at, vec normal) {
    const vec sum = at[0] + at[1] + at[2];
    const double own_volume = dot(at[0], normal) / 6.0, own_area = 0.5 * length(normal);
    volume += own_volume;
    moment = moment + sum * (0.25 * own_volume);
    area += own_area;
    area_moment = area_moment + sum * (own_area / 3.0);
  }
};

struct sides {
  double shortest, longest;  ///< squared
};

sides sides_of(const triangle& at) {
  const std::array<double, 3> squared{dot(at[1] - at[0], at[1] - at[0]), dot(at[2] - at[1], at[2] - at[1]),
                                      dot(at[0] - at[2], at[0] - at[2])};
  return {*std::min_element(squared.begin(), squared.end()),
          *std::max_element(squared.begin(), squared.end())};
}

/// Twice the area over the longest side is the height.
bool is_sliver(const triangle& at, vec normal) {
  const double longest = sides_of(at).longest;
  return dot(normal, normal) <= thresholds::sliver_share * thresholds::sliver_share * longest * longest;
}

triangle placed(const corner_indices& corners, const surface& surface) {
  return {wide(surface.positions[corners[0]]), wide(surface.positions[corners[1]]),
          wide(surface.positions[corners[2]])};
}

std::vector<sums> sum_up(std::span<const corner_indices> triangles, const island_numbers& islands,
                         double weld, surface& result) {
  std::vector<sums> sums_of(islands.count);
  const double diagonal = result.bounds.diagonal();
  // No triangle with a short side, and none that is larger than this, can be without area.
  const double doubtful = weld * weld * diagonal * diagonal;
  // Triangles of an island mostly follow each other: their sums are kept aside until another's comes.
  sums running;
  std::uint32_t current = 0;
  for (const corner_indices& corners : triangles) {
    const auto& [a, b, c] = corners;
    const triangle at = placed(corners, result);
    if (a == b || b == c || c == a) {
      result.degenerate.add(at[0]);
      continue;
    }
    if (const std::uint32_t island = islands.of(corners); island != current) {
      sums_of[current] = running;
      running = sums_of[island];
      current = island;
    }
    const vec normal = cross(at[1] - at[0], at[2] - at[0]);
    running.add(at, normal);
    if (dot(normal, normal) <= doubtful && sides_of(at).shortest <= weld * weld) result.degenerate.add(at[0]);
  }
  if (!sums_of.empty()) sums_of[current] = running;
  return sums_of;
}

/// An open surface is closed over from the middle of its rim.
void close_over(const edges_seen& seen, const island_numbers& islands, const surface& surface,
                std::vector<sums>& sums_of) {
  std::vector<vec> rims(sums_of.size());
  for (const auto& [from, to] : seen.open) {
    const std::uint32_t island = islands.of_vertex[from];
    rims[island] = rims[island] +
                   wide(surface.positions[from]) * (1.0 / static_cast<double>(seen.of_island[island].open));
  }
  for (const auto& [from, to] : seen.open) {
    const std::uint32_t island = islands.of_vertex[from];
    sums_of[island].volume +=
        dot(wide(surface.positions[from]), cross(wide(surface.positions[to]), rims[island])) / 6.0;
  }
}

}  // namespace

void measure_mass(std::span<const corner_indices> triangles, const island_numbers& islands,
                  const edges_seen& seen, double weld, surface& result) {
  std::vector<sums> sums_of = sum_up(triangles, islands, weld, result);
  std::vector<std::uint32_t> beside = seen.beside_open;
  std::sort(beside.begin(), beside.end());
  for (std::size_t i = 2; i < beside.size(); ++i) {
    if (beside[i] != beside[i - 2]) continue;
    const triangle at = placed(triangles[beside[i]], result);
    const vec normal = cross(at[1] - at[0], at[2] - at[0]);
    if (is_sliver(at, normal) && sides_of(at).shortest > weld * weld) result.degenerate.add(at[0]);
  }
  close_over(seen, islands, result, sums_of);
  for (std::size_t i = 0; i < sums_of.size(); ++i) {
    const sums& sums = sums_of[i];
    island& island = result.islands[i];
    island.area = sums.area;
    island.volume = sums.volume;
    if (island.closed && island.consistent && std::abs(sums.volume) > 0.0)
      island.centre = sums.moment * (1.0 / sums.volume);
    else
      island.centre = sums.area > 0.0 ? sums.area_moment * (1.0 / sums.area) : island.bounds.middle();
  }
}

}  // namespace maquette::auditing
