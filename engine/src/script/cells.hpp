// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "maquette/script.hpp"

namespace maquette::source {

inline constexpr std::string_view preamble_title = "preamble";
inline constexpr std::string_view parameters_kind = "parameters";

/// The title on a marker line (`# %%` at column 0, then blank space or the line's end), which may be empty;
/// nothing where the line is no marker.
std::optional<std::string_view> marker_title(std::string_view line);

/// Cuts a script at its markers. Titles come out unique.
std::vector<cell> split_cells(std::string_view text);

/// Cells that break the rules of the format: titles that stand twice, a second parameters cell.
std::vector<parameter_problem> find_problems(const std::vector<cell>& cells);

}  // namespace maquette::source
