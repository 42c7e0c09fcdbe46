// SPDX-License-Identifier: GPL-3.0-or-later
#include "script/lines.hpp"

namespace maquette::source {
namespace {

constexpr std::string_view blanks = " \t\r\n\f\v";

std::size_t line_end_size(std::string_view text, std::size_t at) {
  return text.substr(at, 2) == "\r\n" ? 2 : 1;
}

}  // namespace

std::vector<line> split_lines(std::string_view text) {
  std::vector<line> lines;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t stop = text.find_first_of("\r\n", begin);
    if (stop == std::string_view::npos) {
      lines.push_back({begin, text.substr(begin), {}});
      break;
    }
    const std::size_t size = line_end_size(text, stop);
    lines.push_back({begin, text.substr(begin, stop - begin), text.substr(stop, size)});
    begin = stop + size;
  }
  return lines;
}

std::string_view line_end_of(std::string_view text) {
  const std::size_t stop = text.find_first_of("\r\n");
  if (stop == std::string_view::npos) return "\n";
  return text.substr(stop, line_end_size(text, stop));
}

std::string with_line_ends(std::string_view text, std::string_view end) {
  std::string result;
  result.reserve(text.size());
  for (const line& each : split_lines(text)) {
    result += each.text;
    if (!each.end.empty()) result += end;
  }
  return result;
}

std::string_view right_trimmed(std::string_view text) {
  const std::size_t last = text.find_last_not_of(blanks);
  return last == std::string_view::npos ? std::string_view{} : text.substr(0, last + 1);
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(blanks);
  return first == std::string_view::npos ? std::string_view{} : right_trimmed(text.substr(first));
}

std::string_view without_byte_order_mark(std::string_view text) {
  return text.starts_with(byte_order_mark) ? text.substr(byte_order_mark.size()) : text;
}

}  // namespace maquette::source
