// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace maquette::source {

/// One line of a text. `text` leaves out the line end, `end` is the line end, empty on an unfinished last
/// line.
struct line {
  std::size_t begin = 0;
  std::string_view text;
  std::string_view end;
};

/// The lines of a text, split where Python splits them: at LF, CR LF and a lone CR. Joined, they are the
/// text.
std::vector<line> split_lines(std::string_view text);

/// The line end that a text uses first; LF where it has none.
std::string_view line_end_of(std::string_view text);

/// A text with every line end made `end`.
std::string with_line_ends(std::string_view text, std::string_view end);

/// Without blank space at both ends.
std::string_view trimmed(std::string_view text);
std::string_view right_trimmed(std::string_view text);

inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
std::string_view without_byte_order_mark(std::string_view text);

}  // namespace maquette::source
