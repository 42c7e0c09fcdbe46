// SPDX-License-Identifier: GPL-3.0-or-later
#include "script/cell_text.hpp"

#include <vector>

#include "script/cells.hpp"
#include "script/lines.hpp"

namespace maquette::source {
namespace {

/// From the first line that says something; byte order marks may stand before and between blank lines.
std::string_view without_blank_front(std::string_view text) {
  for (const line& each : split_lines(text)) {
    std::string_view content = each.text;
    while (content.starts_with(byte_order_mark)) content = without_byte_order_mark(content);
    if (!trimmed(content).empty()) return text.substr(each.begin + each.text.size() - content.size());
  }
  return {};
}

}  // namespace

std::string_view front_of(const cell& cell) {
  const std::string_view text = cell.text;
  if (is_preamble(cell)) return text.substr(0, text.size() - without_byte_order_mark(text).size());
  const line marker = split_lines(text).front();
  return text.substr(0, marker.text.size() + marker.end.size());
}

bool is_preamble(const cell& cell) {
  const std::vector<line> lines = split_lines(cell.text);
  return lines.empty() || !marker_title(lines.front().text);
}

std::string_view tail_of(std::string_view text) { return text.substr(right_trimmed(text).size()); }

std::string cleaned(std::string_view text, std::string_view line_end) {
  return with_line_ends(right_trimmed(without_blank_front(text)), line_end);
}

bool ends_line(std::string_view text) { return text.empty() || text.ends_with('\n') || text.ends_with('\r'); }

}  // namespace maquette::source
