// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "audit/surface.hpp"
#include "maquette/audit.hpp"

namespace maquette::auditing {

struct scene_part {
  std::string name;
  box bounds;
  std::size_t triangles = 0, objects = 0, islands = 0;
};

/// All that is measured, about the asset's middle.
struct scene {
  std::array<double, 3> middle{};
  std::vector<scene_part> parts;
  std::vector<surface> surfaces;  ///< one for each mesh, in their order
  std::vector<island*> islands;   ///< of all surfaces
  box_tree boxes{{}};             ///< of the islands
  box bounds;
  double diagonal = 0.0;
  double touching = 0.0;  ///< metres; nearer is touching

  point placed(vec p) const { return {p.x + middle[0], p.y + middle[1], p.z + middle[2]}; }
  const std::string& name_of(const island& island) const { return parts[island.part].name; }
};

scene read_scene(const std::vector<part_mesh>& meshes);

}  // namespace maquette::auditing
