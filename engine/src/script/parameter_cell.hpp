// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "maquette/script.hpp"

namespace maquette::source {

/// The parameters of a cell, and its lines that are none.
struct parameter_list {
  std::vector<parameter> parameters;
  std::vector<parameter_problem> problems;
};

/// Reads a parameters cell line by line; a comment on a line of its own names the group of those below.
parameter_list read_parameters(const cell& cell);

}  // namespace maquette::source
