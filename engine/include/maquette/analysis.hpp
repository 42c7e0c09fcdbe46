// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "maquette/script.hpp"

namespace maquette {

/// One mention of a module-level name. `line` is 1-based in the script, `column` and `length` count bytes.
struct reference {
  std::string name;
  std::size_t line = 0;
  std::size_t column = 0;
  std::size_t length = 0;
};

struct syntax_problem {
  std::size_t line = 0;
  std::size_t column = 0;
  std::string message;
};

/// What Python's own `ast` says of one cell.
struct cell_analysis {
  std::string title;
  std::vector<std::string> defines;  ///< module-level names that it binds
  std::vector<std::string> reads;  ///< names that it takes from cells before it, through called functions too
  std::vector<std::string> mutates;   ///< names defined elsewhere whose value it changes in place
  std::vector<reference> references;  ///< every mention of a module-level name, for renaming
  std::optional<syntax_problem> problem;
};

using analysis = std::vector<cell_analysis>;  ///< in the order of the script's cells

/// What the host remembers of a cell that it ran.
struct recalled_cell {
  std::string title;
  std::string text;                  ///< as it was run
  std::vector<std::string> defines;  ///< as its analysis said when it was run; so are the next two
  std::vector<std::string> reads;
  std::vector<std::string> mutates;
  std::vector<std::string> touched;  ///< titles of cells whose objects this one was seen to change
  /// Whether the names that it bound can be had again without running it, with the values that they have
  /// now. A name that a later cell binds anew does not hide this one's from the cells between.
  bool restorable = true;
  /// Whether its objects stand as the recalled run left them. False where the run changed them by surprise
  /// (a cell that ran touched them and the plan had kept them), or something else took them away.
  bool intact = true;
};
/// In the order in which the cells stood. Empty: nothing of this asset stands in the scene.
using recollection = std::vector<recalled_cell>;

/// What to do to make the scene that a clean run of `script` would make.
struct run_plan {
  std::vector<std::size_t> run;  ///< indices of cells to run, ascending
  /// Titles whose objects go first: of cells to run again, and of cells gone.
  std::vector<std::string> remove;
};

/// The dependency closure: cells that are new or changed since `before`, the cells that read what those
/// define, the cells whose objects or values those change in place, and cells needed for names that cannot
/// be restored, until nothing more is added. Cells that moved relative to others count as changed; of a
/// parameters cell, only the values that differ.
///
/// An incremental run leaves the scene of a clean one where cells reach each other by name, and change a
/// plain Python value in place only under a name it was bound to. What a run touches by surprise comes back
/// as cells not `intact`: plan and run again until `run` is empty. Throws host_error where the analysis is
/// of another script.
run_plan plan_run(const script& script, const analysis& analysis, const recollection& before);

/// Both throw host_error where the JSON is not of that shape; a field left out keeps its default.
void from_json(const nlohmann::json& json, cell_analysis& cell);
void from_json(const nlohmann::json& json, recalled_cell& cell);

}  // namespace maquette
