// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "maquette/analysis.hpp"

// A tiny language in which the dependencies of a real script can be had: names that are bound, bound anew or
// bound only sometimes; lists that are changed in place; objects that other cells change, openly or through
// what looks like a mere read.
namespace maquette::machine {

enum class action {
  bind_value,      ///< target = f(uses)
  bind_sometimes,  ///< if f(uses): target = f(uses)
  bind_list,       ///< target = [f(uses), *uses]
  bind_object,     ///< target = new_object(f(uses)), which refers to the objects among the uses
  bind_alias,      ///< target = the first use
  make_object,     ///< new_object(f(uses)), kept under no name
  append,          ///< target.append(f(uses)), and the uses
  touch,           ///< target.something = f(uses), on an object that the target leads to
  touch_unseen,    ///< the same inside a function, where the analysis does not see it
  touch_by_title,  ///< bpy.data.objects[...].something = f(uses), on an object of the cell titled `target`
};

struct instruction {
  action what = action::bind_value;
  std::string target;
  std::vector<std::string> uses;
  std::uint64_t salt = 0;
};

struct program_cell {
  std::string title;
  std::vector<instruction> program;
};
using program = std::vector<program_cell>;

/// The program as a script; its parameters cell holds real parameters, its other cells one line an
/// instruction.
script to_script(const program& program);

/// What the host's `ast` would say of each cell.
analysis analyse(const program& program);

}  // namespace maquette::machine
