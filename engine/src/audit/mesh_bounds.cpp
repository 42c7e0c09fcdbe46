// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/mesh_bounds.hpp"

#include <algorithm>

namespace maquette {

void mesh_bounds::add(const part_mesh& mesh) {
  for (const auto& position : mesh.positions) {
    for (std::size_t axis = 0; axis < 3; ++axis) {
      const double value = static_cast<double>(position[axis]);
      low[axis] = empty ? value : std::min(low[axis], value);
      high[axis] = empty ? value : std::max(high[axis], value);
    }
    empty = false;
  }
}

std::vector<std::string> part_names(const std::vector<part_mesh>& meshes) {
  std::vector<std::string> names;
  for (const part_mesh& mesh : meshes)
    if (std::ranges::find(names, mesh.part) == names.end()) names.push_back(mesh.part);
  return names;
}

}  // namespace maquette
