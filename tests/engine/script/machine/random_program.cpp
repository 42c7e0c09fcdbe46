// SPDX-License-Identifier: GPL-3.0-or-later
#include "script/machine/random_program.hpp"

#include <algorithm>
#include <array>

namespace maquette::machine {
namespace {

constexpr std::array<const char*, 10> plain_names{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"};
constexpr std::array<const char*, 4> parameter_names{"P", "Q", "R", "S"};
constexpr std::size_t titles = 16;

/// How often each action comes up, by repetition.
constexpr std::array<action, 18> actions{
    action::bind_value,   action::bind_value,     action::bind_value,  action::bind_list,
    action::bind_list,    action::bind_object,    action::bind_object, action::bind_object,
    action::bind_object,  action::bind_sometimes, action::bind_alias,  action::make_object,
    action::make_object,  action::append,         action::append,      action::touch,
    action::touch_unseen, action::touch_by_title};

bool makes_object(const instruction& step) {
  return step.what == action::bind_object || step.what == action::make_object;
}

}  // namespace

std::string random_programs::name() {
  return chance(20) ? parameter_names.at(below(parameter_names.size()))
                    : plain_names.at(below(plain_names.size()));
}

instruction random_programs::step() {
  instruction result;
  result.what = actions.at(below(actions.size()));
  result.target = plain_names.at(below(plain_names.size()));
  for (std::size_t i = below(3); i > 0; --i) result.uses.push_back(name());
  result.salt = below(1000);
  return result;
}

program_cell random_programs::cell(const std::string& title) {
  program_cell result{title, {}};
  for (std::size_t i = 1 + below(3); i > 0; --i) result.program.push_back(step());
  return result;
}

program_cell random_programs::parameters() {
  program_cell result{"parameters", {}};
  for (const char* each : parameter_names) {
    if (chance(80)) result.program.push_back({action::bind_value, each, {}, below(100)});
  }
  return result;
}

std::string random_programs::free_title(const program& program) {
  while (true) {
    std::string title = "part: " + std::to_string(below(titles));
    if (std::ranges::find(program, title, &program_cell::title) == program.end()) return title;
  }
}

/// A lookup by title finds an object that stands, as a script that looks for what is not there fails.
void random_programs::point_to_cells(program& program) {
  std::vector<std::string> makers;
  for (program_cell& cell : program) {
    for (instruction& each : cell.program) {
      const bool is_lost =
          each.what == action::touch_by_title && std::ranges::find(makers, each.target) == makers.end();
      if (is_lost && makers.empty()) each.what = action::make_object;
      if (is_lost && !makers.empty()) each.target = makers[below(makers.size())];
    }
    if (std::ranges::any_of(cell.program, makes_object)) makers.push_back(cell.title);
  }
}

program random_programs::make() {
  program result;
  if (chance(70)) result.push_back(parameters());
  for (std::size_t i = 1 + below(9); i > 0; --i) result.push_back(cell(free_title(result)));
  point_to_cells(result);
  return result;
}

void random_programs::edit(program& program) {
  const auto at = [&program](std::size_t index) {
    return program.begin() + static_cast<std::ptrdiff_t>(index);
  };
  const std::size_t kind = below(program.empty() ? 1 : 10);
  const std::size_t chosen = below(program.size() + (kind == 0 ? 1 : 0));
  if (kind == 0) {
    if (program.size() < titles) program.insert(at(chosen), cell(free_title(program)));
  } else if (kind == 1) {
    program.erase(at(chosen));
  } else if (kind == 2) {
    const program_cell moved = program[chosen];
    program.erase(at(chosen));
    program.insert(at(below(program.size() + 1)), moved);
  } else if (program[chosen].title == "parameters") {
    program[chosen] = kind == 3 ? parameters() : program[chosen];
    for (instruction& each : program[chosen].program) {
      if (chance(30)) each.salt = below(100);
    }
  } else if (kind == 3) {
    program[chosen].title = free_title(program);
  } else if (kind < 7) {
    program[chosen] = cell(program[chosen].title);
  } else {
    program[chosen].program[below(program[chosen].program.size())] = step();
  }
  point_to_cells(program);
}

}  // namespace maquette::machine
