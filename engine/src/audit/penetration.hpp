// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "audit/surface.hpp"

namespace maquette::auditing {

/// How far the smaller of two islands reaches into the other.
struct penetration {
  bool first_is_smaller = true;
  double depth = 0.0;      ///< metres from the deepest point to the other's surface
  double share = 0.0;      ///< of the smaller's extent in that direction
  double swallowed = 0.0;  ///< share of the smaller that lies in the other; 0 where the depth is shallow
  double volume = 0.0;     ///< cubic metres shared; 0 where the depth is shallow
  vec at, out;             ///< the deepest point, and the nearest point of the other's surface
};

/// Nothing where neither reaches deeper into the other than `touching`, or neither has an inside. Volume and
/// what is swallowed are left to `shared_volume`. `samples`: how many vertices are asked at first; about so
/// many again are asked round the deepest of them.
std::optional<penetration> measure_penetration(island& first, island& second, double touching,
                                               std::size_t samples);

}  // namespace maquette::auditing
