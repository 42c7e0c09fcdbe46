// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "maquette/audit.hpp"
#include "maquette/host.hpp"

namespace maquette {

/// The box around meshes, in metres, along the world's axes.
struct mesh_bounds {
  point low{}, high{};
  bool empty = true;

  void add(const part_mesh& mesh);
  point size() const { return {high[0] - low[0], high[1] - low[1], high[2] - low[2]}; }
};

/// The parts that meshes belong to, each once, in the order in which they come.
std::vector<std::string> part_names(const std::vector<part_mesh>& meshes);

}  // namespace maquette
