// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "maquette/host.hpp"

namespace maquette::auditing {

/// The scene's objects by name, each once: instances are handed over as meshes of one object.
using objects_by_name = std::map<std::string, const part_mesh*>;

inline objects_by_name objects_of(const std::vector<part_mesh>& meshes) {
  objects_by_name result;
  for (const part_mesh& mesh : meshes) result.emplace(mesh.object, &mesh);
  return result;
}

}  // namespace maquette::auditing
