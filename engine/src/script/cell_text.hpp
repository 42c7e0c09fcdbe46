// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "maquette/script.hpp"

namespace maquette::source {

/// What stays in front of a cell whatever its text becomes: its marker line with the line end; of the
/// preamble, the byte order mark where there is one.
std::string_view front_of(const cell& cell);

/// Whether the cell is the text before the first marker, not one that is only titled so.
bool is_preamble(const cell& cell);

/// The blank space at the end of a text, from the end of its last line that is not blank.
std::string_view tail_of(std::string_view text);

/// A text for a cell from outside: without byte order mark, blank lines in front and blank space behind,
/// and with the line ends of the script that it goes into.
std::string cleaned(std::string_view text, std::string_view line_end);

/// Whether the last line is finished. A text of nothing is.
bool ends_line(std::string_view text);

}  // namespace maquette::source
