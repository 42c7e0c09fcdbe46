// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

#include "maquette/analysis.hpp"
#include "maquette/script.hpp"

namespace maquette::library {

/// The text of a cell with its mentions of module-level names replaced; names not in the map stay.
std::string renamed_cell(const cell& cell, const cell_analysis& names,
                         const std::map<std::string, std::string>& new_names);

}  // namespace maquette::library
