// SPDX-License-Identifier: GPL-3.0-or-later
#include "roles/prompt.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "maquette/error.hpp"

namespace maquette {
namespace {

constexpr std::array<std::string_view, 35> keywords{
    "False", "None",     "True",  "and",    "as",   "assert", "async",  "await",    "break",
    "class", "continue", "def",   "del",    "elif", "else",   "except", "finally",  "for",
    "from",  "global",   "if",    "import", "in",   "is",     "lambda", "nonlocal", "not",
    "or",    "pass",     "raise", "return", "try",  "while",  "with",   "yield"};

}  // namespace

std::string fill(std::string_view prompt, const std::map<std::string, std::string, std::less<>>& values) {
  std::string out;
  while (true) {
    const std::size_t open = prompt.find("{{");
    out += prompt.substr(0, open);
    if (open == std::string_view::npos) return out;
    const std::size_t close = prompt.find("}}", open);
    if (close == std::string_view::npos) throw data_error("A prompt has {{ without }}. Reinstall Maquette.");
    const std::string_view name = prompt.substr(open + 2, close - open - 2);
    const auto value = values.find(name);
    if (value == values.end())
      throw data_error("A prompt names {{" + std::string(name) +
                       "}}, which nobody fills. Reinstall Maquette.");
    out += value->second;
    prompt.remove_prefix(close + 2);
  }
}

std::string identifier(std::string_view words) {
  std::string name;
  for (const char c : words) {
    const auto letter = static_cast<unsigned char>(c);
    if (letter < 128 && std::isalnum(letter) != 0)
      name += static_cast<char>(std::tolower(letter));
    else if (!name.empty() && name.back() != '_')
      name += '_';
  }
  while (!name.empty() && name.back() == '_') name.pop_back();
  if (name.empty()) name = "part";
  if (std::isdigit(static_cast<unsigned char>(name.front())) != 0) name.insert(0, "n");
  if (std::ranges::find(keywords, name) != keywords.end()) name += '_';
  return name;
}

}  // namespace maquette
