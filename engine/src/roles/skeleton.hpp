// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "maquette/blueprint.hpp"
#include "roles/tools.hpp"

namespace maquette {

/// The names that a blueprint's materials and parts have in the script.
std::string material_title(const blueprint_material& material);     ///< "material: dark oak"
std::string material_variable(const blueprint_material& material);  ///< "dark_oak_material"
std::string colour_parameter(const blueprint_material& material);   ///< "DARK_OAK_COLOUR"
std::string part_title(const blueprint_part& part);                 ///< "part: back legs"

/// What comes before the tools: docstring, imports, parameters and layout. It follows from the blueprint, so
/// no model is asked for it.
std::string opening_cells(const blueprint& plan);

/// The cell of a material that is all said by its numbers.
std::string plain_material_cell(const blueprint_material& material);

/// The whole script. Cells of materials and parts come with their marker lines.
std::string assemble(const blueprint& plan, const toolbox& tools, const std::vector<std::string>& materials,
                     const std::vector<std::string>& parts);

}  // namespace maquette
