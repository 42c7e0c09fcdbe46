// SPDX-License-Identifier: GPL-3.0-or-later
#include "script/sentence.hpp"

namespace maquette::source {

std::string listed(const std::vector<std::string>& words, std::string_view conjunction) {
  std::string result;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0 && i + 1 == words.size()) {
      result.append(" ").append(conjunction).append(" ");
    } else if (i > 0) {
      result += ", ";
    }
    result += words[i];
  }
  return result;
}

std::string cited(std::string_view text) {
  constexpr std::size_t longest = 120;
  if (text.size() <= longest) return '"' + std::string(text) + '"';
  std::size_t cut = longest;
  while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) --cut;
  return '"' + std::string(text.substr(0, cut)) + "...\"";
}

}  // namespace maquette::source
