// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/feet.hpp"

#include <algorithm>
#include <map>

#include "audit/union_find.hpp"

namespace maquette::auditing {
namespace {

/// Each foot of one mesh by its lowest vertex.
std::vector<vec> lowest_points(const surface& surface, const part_mesh& mesh, double band) {
  const auto is_low = [&](std::uint32_t vertex) {
    return static_cast<double>(surface.positions[vertex][2]) <= band;
  };
  union_find sets(surface.positions.size());
  std::vector<char> used(surface.positions.size(), 0);
  for (const corner_indices& corners : mesh.triangles)
    for (std::size_t i = 0; i < 3; ++i) {
      const std::uint32_t a = surface.merged(corners[i]), b = surface.merged(corners[(i + 1) % 3]);
      if (!is_low(a)) continue;
      used[a] = 1;
      if (is_low(b)) sets.unite(a, b);
    }
  std::map<std::uint32_t, vec> lowest;
  for (std::uint32_t i = 0; i < used.size(); ++i) {
    if (used[i] == 0) continue;
    const vec at = wide(surface.positions[i]);
    const auto [found, is_new] = lowest.emplace(sets.find(i), at);
    if (!is_new && at.z < found->second.z) found->second = at;
  }
  std::vector<vec> result;
  for (const auto& [set, at] : lowest) result.push_back(at);
  return result;
}

/// Whether all that is near the ground lies within the footprint, by its box: most of an asset does.
bool lies_inside(const surface& surface, double band, const std::vector<flat>& footprint) {
  box low;
  for (const place& p : surface.positions)
    if (static_cast<double>(p[2]) <= band) low.add(p);
  for (const double x : {wide(low.low).x, wide(low.high).x})
    for (const double y : {wide(low.low).y, wide(low.high).y})
      if (outside(footprint, {x, y}) > 0.0) return false;
  return true;
}

}  // namespace

std::vector<foot> find_feet(const scene& scene, const std::vector<part_mesh>& meshes, double level,
                            double band, const std::vector<flat>& footprint) {
  // What ends over another that reaches lower rests on it: a spoke in its rim.
  const auto rests = [&](vec p, std::size_t object) {
    constexpr double askew = 1e-4;
    return std::any_of(scene.islands.begin(), scene.islands.end(), [&](island* under) {
      for (std::size_t axis = 0; axis < 2; ++axis)
        if (narrow(p)[axis] < under->bounds.low[axis] || narrow(p)[axis] > under->bounds.high[axis])
          return false;
      return under->object != object && under->surface().meets(p, {askew, askew, -1.0}, p.z - level);
    });
  };
  const auto hovers = [&](vec p) {
    if (p.z > band || p.z <= level + scene.touching) return false;
    return outside(footprint, {p.x, p.y}) > scene.touching;
  };
  std::vector<foot> feet;
  for (std::size_t object = 0; object < meshes.size(); ++object) {
    const surface& surface = scene.surfaces[object];
    if (surface.islands.empty() || static_cast<double>(surface.bounds.low[2]) > band) continue;
    if (lies_inside(surface, band, footprint)) continue;
    for (const vec lowest : lowest_points(surface, meshes[object], band))
      if (hovers(lowest) && !rests(lowest, object)) feet.push_back({surface.islands.front().part, lowest});
  }
  return feet;
}

}  // namespace maquette::auditing
