// SPDX-License-Identifier: GPL-3.0-or-later
#include "script/machine/program.hpp"

#include <algorithm>
#include <set>

namespace maquette::machine {
namespace {

std::string to_line(const instruction& each, bool is_parameter) {
  if (is_parameter) return each.target + " = " + std::to_string(each.salt) + "  # 0..99: a number\n";
  std::string line = std::to_string(static_cast<int>(each.what)) + ' ' + each.target + " <-";
  for (const std::string& use : each.uses) line += ' ' + use;
  return line + " / " + std::to_string(each.salt) + '\n';
}

bool binds(action what) { return what <= action::bind_alias; }

std::vector<std::string> used_names(const instruction& each) {
  std::vector<std::string> names = each.uses;
  if (each.what >= action::append && each.what != action::touch_by_title) names.push_back(each.target);
  return names;
}

cell_analysis analyse_cell(const program_cell& cell, const std::set<std::string>& defined_before) {
  std::set<std::string> own;  // bound for certain by this point
  std::set<std::string> defines;
  std::set<std::string> reads;
  std::set<std::string> mutates;
  for (const instruction& each : cell.program) {
    for (const std::string& name : used_names(each)) {
      if (!own.contains(name) && defined_before.contains(name)) reads.insert(name);
    }
    const bool changes_in_place = each.what == action::append || each.what == action::touch;
    if (changes_in_place && reads.contains(each.target)) mutates.insert(each.target);
    if (!binds(each.what)) continue;
    defines.insert(each.target);
    if (each.what != action::bind_sometimes) own.insert(each.target);
  }
  cell_analysis result;
  result.title = cell.title;
  result.defines.assign(defines.begin(), defines.end());
  result.reads.assign(reads.begin(), reads.end());
  result.mutates.assign(mutates.begin(), mutates.end());
  return result;
}

}  // namespace

script to_script(const program& program) {
  std::string text;
  for (const program_cell& cell : program) {
    text += "# %% " + cell.title + '\n';
    for (const instruction& each : cell.program) text += to_line(each, cell.title == "parameters");
    text += '\n';
  }
  return script(text);
}

analysis analyse(const program& program) {
  analysis result;
  std::set<std::string> defined;
  for (const program_cell& cell : program) {
    result.push_back(analyse_cell(cell, defined));
    defined.insert(result.back().defines.begin(), result.back().defines.end());
  }
  return result;
}

}  // namespace maquette::machine
