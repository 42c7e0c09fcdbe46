// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "maquette/analysis.hpp"
#include "maquette/script.hpp"

namespace maquette::library {

/// One asset of a scene.
struct placed_script {
  script source;      ///< with its parameters already set
  analysis names;     ///< of `source`
  std::string label;  ///< unique in the scene: "chair", "stool_2"; prefixes all its names
  int copies = 1;
  std::string relation;               ///< as in wanted_object; empty for the main asset
  std::optional<std::size_t> anchor;  ///< index of the asset that it is placed by; comes before it
};

/// Joins scripts into one: each keeps its own cells and parameters under its label, cells of tools that are
/// the same text are kept once, and a `place` cell puts each asset where its relation says. `place_tools` is
/// the text of the cell with the placing functions.
std::string compose_scene(const std::string& prompt, const std::vector<placed_script>& assets,
                          const std::string& place_tools);

}  // namespace maquette::library
