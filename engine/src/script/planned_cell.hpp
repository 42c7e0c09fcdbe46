// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "maquette/analysis.hpp"

namespace maquette::planning {

using names = std::set<std::string>;

enum class standing {
  kept,     ///< ran as it is, where it is
  revised,  ///< a parameters cell whose values differ, and nothing else of it
  changed,  ///< new, moved, of another text, or not as its run left it
};

/// A cell of the script with all that is known of it: what its text says now and what it did when it ran.
struct planned_cell {
  names defines;
  names reads;  ///< with those that it changes in place
  names mutates;
  std::vector<std::size_t> touched;
  bool restorable = false;
  standing state = standing::changed;
  names revised;  ///< the parameters whose values differ, where the state says so
};

/// What ran at a place where it does not stand any more: cells that were removed or moved.
struct bygone_effects {
  names defined;
  names mutated;
  std::vector<std::size_t> touched;
};

struct planned_script {
  std::vector<planned_cell> cells;  ///< in the script's order
  bygone_effects bygone;
};

/// Lays a script beside what ran. Throws host_error where the analysis is not of this script.
planned_script lay_beside(const script& script, const analysis& analysis, const recollection& before);

}  // namespace maquette::planning
