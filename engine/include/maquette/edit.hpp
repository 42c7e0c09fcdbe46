// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <variant>
#include <vector>

#include "maquette/script.hpp"

namespace maquette {

struct set_parameter {
  std::string name;
  parameter_value value;
};
struct replace_cell {
  std::string title;
  std::string text;  ///< the cell's new text, with or without its marker line, which stays as it is
};
struct insert_cell {
  std::string after;  ///< title of the cell before it; empty: at the end, but before *manual edits*
  std::string text;   ///< with its marker line
};
struct delete_cell {
  std::string title;
};
struct rename_cell {
  std::string title;
  std::string new_title;
};
struct replace_text {
  std::string title;
  std::string search;  ///< stands exactly once in the cell
  std::string replacement;
};

/// One change to a script, as data. Its JSON is an object with "edit" (the type's name) and its fields.
using edit = std::variant<set_parameter, replace_cell, insert_cell, delete_cell, rename_cell, replace_text>;

/// Applies edits in order and gives the new script. Cells that no edit names come out byte-identical; that
/// is checked, not assumed. (A last cell without a final line end gets one where a cell is inserted after
/// it.) New text takes on the script's line ends and the blank lines that keep cells apart. Throws
/// edit_refused where an edit does not match (the message names the edit and what stands there instead) and
/// input_error where a value is outside its domain.
script apply_edits(const script& before, const std::vector<edit>& edits);

/// Titles of the cells whose text differs between two scripts: changed, added and removed ones.
struct cell_difference {
  std::vector<std::string> changed;
  std::vector<std::string> added;
  std::vector<std::string> removed;
};
cell_difference compare_cells(const script& before, const script& after);

void to_json(nlohmann::json& json, const edit& edit);
/// Throws input_error on a shape that is no edit; fields that no edit has are passed over.
void from_json(const nlohmann::json& json, edit& edit);

}  // namespace maquette
