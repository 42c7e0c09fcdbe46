// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <random>
#include <string>

#include "script/machine/program.hpp"

namespace maquette::machine {

/// Makes programs, and changes them as a user or a model would. One seed always gives the same ones.
class random_programs {
 public:
  explicit random_programs(std::uint32_t seed) : random_(seed) {}

  program make();

  /// Changes, adds, deletes, moves or renames a cell, or moves a slider.
  void edit(program& program);

  std::size_t below(std::size_t end) { return random_() % end; }
  bool chance(std::size_t percent) { return below(100) < percent; }

 private:
  program_cell parameters();
  program_cell cell(const std::string& title);
  instruction step();
  std::string name();
  std::string free_title(const program& program);
  void point_to_cells(program& program);

  std::mt19937 random_;  // its numbers are the same everywhere, those of the distributions are not
};

}  // namespace maquette::machine
