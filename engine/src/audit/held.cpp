// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "audit/pieces.hpp"

namespace maquette::auditing {
namespace {

using island_list = std::vector<std::uint32_t>;

/// Islands of other pieces in whose boxes the piece lies.
island_list surroundings_of(const piece& piece, const scene& scene, contact_graph& graph) {
  const std::uint32_t root = graph.together.find(piece.islands.front());
  island_list around;
  const double overlapping = 0.0;
  scene.boxes.for_nearest(piece.bounds, overlapping, [&](std::uint32_t other) {
    if (graph.together.find(other) != root) around.push_back(other);
    return true;
  });
  std::sort(around.begin(), around.end());
  return around;
}

/// Whether any of the movers' points meets an obstacle on its way.
bool is_in_the_way(const island_list& movers, const island_list& obstacles, vec direction, double reach,
                   scene& scene) {
  constexpr std::size_t samples = 400;
  for (const std::uint32_t mover : movers) {
    const auto& points = scene.islands[mover]->points;
    const std::size_t stride = std::max<std::size_t>(1, points.size() / samples);
    for (std::size_t i = 0; i < points.size(); i += stride)
      for (const std::uint32_t obstacle : obstacles)
        if (scene.islands[obstacle]->surface().meets(wide(points[i]), direction, reach)) return true;
  }
  return false;
}

}  // namespace

bool is_held(const piece& piece, scene& scene, contact_graph& graph) {
  const island_list around = surroundings_of(piece, scene, graph);
  if (around.empty()) return false;
  const double reach = piece.bounds.diagonal();
  // The axes and the diagonals of the cube, a little askew: a ray along a face is no answer. Each of its
  // points is sent along the direction, and those of its surroundings against it.
  for (int x = -1; x <= 1; ++x)
    for (int y = -1; y <= 1; ++y)
      for (int z = -1; z <= 1; ++z) {
        const int steps = std::abs(x) + std::abs(y) + std::abs(z);
        if (steps == 0 || steps == 2) continue;
        vec direction{x + 0.0137, y + 0.0071, z + 0.0113};
        direction = direction * (1.0 / length(direction));
        if (!is_in_the_way(piece.islands, around, direction, reach, scene) &&
            !is_in_the_way(around, piece.islands, -direction, reach, scene))
          return false;
      }
  return true;
}

}  // namespace maquette::auditing
