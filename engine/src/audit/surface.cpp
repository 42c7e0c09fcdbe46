// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/surface.hpp"

#include <algorithm>

#include "audit/mass.hpp"
#include "audit/seams.hpp"
#include "audit/thresholds.hpp"
#include "audit/topology.hpp"
#include "audit/weld.hpp"
#include "maquette/error.hpp"

namespace maquette::auditing {
namespace {

namespace thresholds = audit_thresholds;

void read_positions(const part_mesh& mesh, const std::array<double, 3>& middle, surface& result) {
  result.positions.reserve(mesh.positions.size());
  box bounds;
  float sum_of_nothing = 0.0F;  // no number times nothing is no number
  for (const auto& [x, y, z] : mesh.positions) {
    const place at = narrow(wide(place{{x, y, z}}) - vec{middle[0], middle[1], middle[2]});
    result.positions.push_back(at);
    bounds.add(at);
    sum_of_nothing += (x + y + z) * 0.0F;
  }
  result.bounds = bounds;
  if (!(sum_of_nothing == 0.0F))
    throw input_error("The mesh of " + mesh.object +
                      " has a position that is no number; nothing was measured.");
}

void check_corners(const part_mesh& mesh) {
  if (!mesh.slots.empty() && mesh.slots.size() != mesh.triangles.size())
    throw input_error("The mesh of " + mesh.object + " has " + std::to_string(mesh.slots.size()) +
                      " material slots for " + std::to_string(mesh.triangles.size()) +
                      " triangles; nothing was measured.");
  std::uint32_t highest = 0;  // what is negative becomes huge
  for (const corner_indices& corners : mesh.triangles)
    for (const std::int32_t corner : corners) highest = std::max(highest, static_cast<std::uint32_t>(corner));
  if (!mesh.triangles.empty() && highest >= mesh.positions.size())
    throw input_error("A triangle of " + mesh.object +
                      " names a vertex that is not there; nothing was measured.");
}

/// Vertices nearer than this are one.
double weld_distance(const surface& surface, const std::array<double, 3>& middle) {
  float farthest = 0.0F;
  for (std::size_t axis = 0; axis < 3; ++axis)
    farthest = std::max({farthest, std::abs(surface.bounds.low[axis]), std::abs(surface.bounds.high[axis]),
                         static_cast<float>(std::abs(middle[axis]))});
  // Floats so far out differ by rounding alone.
  return thresholds::weld_share * surface.bounds.diagonal() + static_cast<double>(farthest) * 1.2e-7;
}

/// Vertices at openings and of no face, which stand for each other where they lie in one place; the rest
/// joins nothing.
std::vector<std::uint32_t> weld_openings(const surface& surface, const edges_seen& seen,
                                         const island_numbers& islands, double distance) {
  std::vector<char> may_merge(surface.positions.size(), 0);
  for (const auto& [from, to] : seen.open) may_merge[from] = may_merge[to] = 1;
  for (std::size_t i = 0; i < may_merge.size(); ++i)
    if (islands.of_vertex[i] == island_numbers::none) may_merge[i] = 1;
  return weld(surface.positions, may_merge, distance);
}

/// Sorts triangles and points by island, so that each island's follow each other.
void deal_out(std::span<const corner_indices> triangles, const island_numbers& islands, surface& result) {
  const auto starts_of = [&](const auto& all, const auto& island_of) {
    std::vector<std::size_t> starts(islands.count + 1, 0);
    for (const auto& each : all)
      if (const std::uint32_t island = island_of(each); island != island_numbers::none) ++starts[island + 1];
    for (std::size_t i = 1; i < starts.size(); ++i) starts[i] += starts[i - 1];
    return starts;
  };
  const auto island_of = [&](const corner_indices& corners) {
    const auto& [a, b, c] = corners;
    return a == b || b == c || c == a ? island_numbers::none : islands.of(corners);
  };
  const std::vector<std::size_t> firsts = starts_of(triangles, island_of);
  result.triangles.resize(firsts.back());
  std::vector<std::size_t> next = firsts;
  for (const corner_indices& corners : triangles)
    if (const std::uint32_t island = island_of(corners); island != island_numbers::none)
      result.triangles[next[island]++] = corners;

  const auto itself = [](std::uint32_t island) { return island; };
  const std::vector<std::size_t> first_points = starts_of(islands.of_vertex, itself);
  result.points.resize(first_points.back());
  next = first_points;
  for (std::size_t i = 0; i < result.positions.size(); ++i)
    if (const std::uint32_t island = islands.of_vertex[i]; island != island_numbers::none)
      result.points[next[island]++] = result.positions[i];

  for (std::size_t i = 0; i < result.islands.size(); ++i) {
    island& island = result.islands[i];
    island.triangles = std::span(result.triangles).subspan(firsts[i], firsts[i + 1] - firsts[i]);
    island.points = std::span(result.points).subspan(first_points[i], first_points[i + 1] - first_points[i]);
    for (const place& p : island.points) island.bounds.add(p);
  }
}

/// Gives the islands their triangles and points: of one island, the mesh's own.
void fill_islands(std::span<const corner_indices> triangles, const island_numbers& islands, bool own,
                  surface& result) {
  result.islands.resize(islands.count);
  if (own && islands.count == 1) {
    result.islands.front().triangles = triangles;
    result.islands.front().points = result.positions;
    result.islands.front().bounds = result.bounds;
  } else {
    deal_out(triangles, islands, result);
  }
  for (island& island : result.islands) island.positions = result.positions;
}

bool any_repeated(std::span<const corner_indices> triangles) {
  return std::any_of(triangles.begin(), triangles.end(), [](const corner_indices& corners) {
    return corners[0] == corners[1] || corners[1] == corners[2] || corners[2] == corners[0];
  });
}

void read_edges(const edges_seen& seen, surface& result) {
  for (std::size_t i = 0; i < seen.of_island.size(); ++i) {
    island& island = result.islands[i];
    island.closed = seen.of_island[i].open == 0 && seen.of_island[i].even && island.triangles.size() > 3;
    island.consistent = seen.of_island[i].consistent;
  }
}

void read_simple(const part_mesh& mesh, const island_numbers& islands, double weld, surface& result) {
  edges_seen seen;
  seen.of_island.resize(islands.count);
  fill_islands(mesh.triangles, islands, !any_repeated(mesh.triangles), result);
  read_edges(seen, result);
  measure_mass(mesh.triangles, islands, seen, weld, result);
}

/// A mesh with openings, crowded edges, turned faces or loose vertices.
void read_any(const part_mesh& mesh, island_numbers islands, double weld, surface& result) {
  const std::size_t vertices = result.positions.size();
  edge_list edges(mesh.triangles, vertices);
  const edge_list own_edges = edges;
  edges_seen seen = look_at_edges(edges, islands);
  result.welded = weld_openings(result, seen, islands, weld);
  std::span<const corner_indices> triangles = mesh.triangles;
  std::vector<corner_indices> merged;
  for (std::uint32_t i = 0; i < vertices; ++i)
    if (islands.of_vertex[i] == island_numbers::none) result.loose.add(wide(result.positions[i]));
  if (!result.welded.empty()) {
    count_duplicates(mesh.triangles, own_edges, islands, result);
    merged.assign(triangles.begin(), triangles.end());
    for (corner_indices& corners : merged)
      for (std::int32_t& corner : corners) corner = static_cast<std::int32_t>(result.welded[corner]);
    triangles = merged;
    islands = number_islands(triangles, vertices);
    edges = edge_list(triangles, vertices);
    seen = look_at_edges(edges, islands);
  }
  const bool own = merged.empty() && result.loose.count == 0 && !any_repeated(triangles);
  fill_islands(triangles, islands, own, result);
  read_edges(seen, result);
  measure_mass(triangles, islands, seen, weld, result);
  if (seen.any_against) count_flipped(edges, triangles, islands, result);
  if (seen.any_crowded) count_crowded(own_edges, result);
  find_holes(seen, islands, result);
}

}  // namespace

surface read_surface(const part_mesh& mesh, const std::array<double, 3>& middle, std::size_t part,
                     std::size_t object) {
  surface result;
  read_positions(mesh, middle, result);
  check_corners(mesh);
  const std::size_t vertices = result.positions.size();
  island_numbers islands = number_islands(mesh.triangles, vertices);
  const double weld = weld_distance(result, middle);
  const bool any_loose = std::find(islands.of_vertex.begin(), islands.of_vertex.end(),
                                   island_numbers::none) != islands.of_vertex.end();
  if (!any_loose && is_closed(mesh.triangles, vertices))
    read_simple(mesh, islands, weld, result);
  else
    read_any(mesh, std::move(islands), weld, result);
  for (island& island : result.islands) {
    island.part = part;
    island.object = object;
  }
  std::erase_if(result.islands, [](const island& island) { return island.triangles.empty(); });
  return result;
}

}  // namespace maquette::auditing
