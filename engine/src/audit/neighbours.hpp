// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/scene.hpp"

namespace maquette::auditing {

/// The nearest that some islands come to others.
struct neighbour {
  std::uint32_t mine = 0, theirs = 0;  ///< islands
  nearest_points near;
  double distance() const { return std::sqrt(near.distance_squared); }
  vec way() const { return near.second - near.first; }
};

/// The nearest neighbour of `mine` among the islands for which `is_other` is true; nothing where none is.
template <class predicate>
std::optional<neighbour> find_nearest(scene& scene, const std::vector<std::uint32_t>& mine,
                                      const predicate& is_other) {
  constexpr double tie = 0.999;  // of the square: as in the trees, ties are not sought
  std::optional<neighbour> best;
  double within = 4.0 * scene.diagonal, limit = within * within;
  for (const std::uint32_t from : mine)
    scene.boxes.for_nearest(scene.islands[from]->bounds, limit, [&](std::uint32_t other) {
      if (!is_other(other)) return true;
      const auto near =
          scene.islands[from]->surface().nearest_to(scene.islands[other]->surface(), within, 0.0);
      if (!near) return true;
      best = neighbour{from, other, *near};
      limit = near->distance_squared * tie;
      within = std::sqrt(limit);
      return true;
    });
  return best;
}

}  // namespace maquette::auditing
