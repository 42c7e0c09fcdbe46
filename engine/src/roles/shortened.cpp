// SPDX-License-Identifier: GPL-3.0-or-later
#include "roles/shortened.hpp"

#include <cctype>

namespace maquette {

std::string shortened(std::string_view text, std::size_t most) {
  constexpr std::string_view mark = "...";
  if (text.size() <= most) return std::string(text);
  std::size_t end = most > mark.size() ? most - mark.size() : 0;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return std::string(text.substr(0, end)) + std::string(mark.substr(0, most));
}

std::string shortened_line(std::string_view text, std::size_t most) {
  std::string line;
  for (const char letter : text) {
    const bool blank = std::isspace(static_cast<unsigned char>(letter)) != 0;
    if (!blank)
      line += letter;
    else if (!line.empty() && line.back() != ' ')
      line += ' ';
  }
  if (!line.empty() && line.back() == ' ') line.pop_back();
  return shortened(line, most);
}

}  // namespace maquette
