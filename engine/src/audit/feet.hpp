// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/footprint.hpp"
#include "audit/scene.hpp"

namespace maquette::auditing {

/// The lower end of something that nearly reaches the ground.
struct foot {
  std::size_t part = 0;  ///< index into the scene's parts
  vec lowest;
};

/// Vertices near the ground that hang together, by their lowest: of those up to the height `band` (seen from
/// the asset's middle, as `level`) which neither stand on `level` nor lie within the footprint, where they
/// would bear nothing that tips.
std::vector<foot> find_feet(const scene& scene, const std::vector<part_mesh>& meshes, double level,
                            double band, const std::vector<flat>& footprint);

}  // namespace maquette::auditing
