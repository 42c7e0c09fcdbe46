// SPDX-License-Identifier: GPL-3.0-or-later
#include "script/assignment.hpp"

#include "script/lines.hpp"

namespace maquette::source {
namespace {

bool is_name_letter(char letter) {
  const auto code = static_cast<unsigned char>(letter);
  return letter == '_' || (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
         (letter >= '0' && letter <= '9') || code >= 0x80;
}

std::size_t name_length(std::string_view line) {
  std::size_t length = 0;
  while (length < line.size() && is_name_letter(line[length])) ++length;
  return length > 0 && line.front() >= '0' && line.front() <= '9' ? 0 : length;
}

/// Where the comment starts: the first hash outside quotes, or the line's end.
std::size_t comment_begin(std::string_view line, std::size_t from) {
  char quote = '\0';
  for (std::size_t i = from; i < line.size(); ++i) {
    const char letter = line[i];
    if (quote != '\0') {
      if (letter == '\\') ++i;
      if (letter == quote) quote = '\0';
    } else if (letter == '"' || letter == '\'') {
      quote = letter;
    } else if (letter == '#') {
      return i;
    }
  }
  return line.size();
}

}  // namespace

std::optional<assignment> read_assignment(std::string_view line) {
  assignment result;
  result.name = line.substr(0, name_length(line));
  const std::size_t equals = line.find_first_not_of(" \t", result.name.size());
  if (result.name.empty() || equals == std::string_view::npos) return std::nullopt;
  if (line[equals] != '=' || line.substr(equals).starts_with("==")) return std::nullopt;

  const std::size_t hash = comment_begin(line, equals + 1);
  if (hash < line.size()) result.comment = trimmed(line.substr(hash + 1));
  const std::string_view right = line.substr(equals + 1, hash - equals - 1);
  result.value = trimmed(right);
  result.value_begin =
      result.value.empty() ? equals + 1 : static_cast<std::size_t>(result.value.data() - line.data());
  return result;
}

}  // namespace maquette::source
