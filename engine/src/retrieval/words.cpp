// SPDX-License-Identifier: GPL-3.0-or-later
#include "retrieval/words.hpp"

#include <cstddef>

namespace maquette::retrieval {
namespace {

// Of their own, for <cctype> asks the locale, and Blender sets one.
bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }
bool is_upper(char letter) { return letter >= 'A' && letter <= 'Z'; }
bool is_letter(char letter) {
  return is_upper(letter) || (letter >= 'a' && letter <= 'z') || static_cast<unsigned char>(letter) >= 0x80;
}
char to_lower(char letter) { return is_upper(letter) ? static_cast<char>(letter - 'A' + 'a') : letter; }

bool is_decimal_point(std::string_view text, std::size_t at) {
  return text[at] == '.' && at > 0 && is_digit(text[at - 1]) && at + 1 < text.size() &&
         is_digit(text[at + 1]);
}

bool belongs_to_word(std::string_view text, std::size_t at) {
  return is_letter(text[at]) || is_digit(text[at]) || text[at] == '_' || is_decimal_point(text, at);
}

// A part begins at `at`: aB, the last capital of ABc, a1, 1a.
bool starts_part(std::string_view word, std::size_t at) {
  const char before = word[at - 1];
  const char here = word[at];
  if (is_letter(before) && is_digit(here)) return true;
  if (is_digit(before) && is_letter(here)) return true;
  if (!is_upper(here)) return false;
  const bool lower_follows = at + 1 < word.size() && is_letter(word[at + 1]) && !is_upper(word[at + 1]);
  return !is_upper(before) || lower_follows;
}

std::string_view without_outer_underscores(std::string_view word) {
  const auto first = word.find_first_not_of('_');
  if (first == std::string_view::npos) return {};
  return word.substr(first, word.find_last_not_of('_') - first + 1);
}

}  // namespace

std::vector<std::string> split_words(std::string_view text) {
  const auto folded = fold_text(text);
  std::vector<std::string> words;
  for (std::size_t at = 0; at < folded.size();) {
    if (!belongs_to_word(folded, at)) {
      ++at;
      continue;
    }
    const auto start = at;
    while (at < folded.size() && belongs_to_word(folded, at)) ++at;
    const auto word = without_outer_underscores(std::string_view(folded).substr(start, at - start));
    if (!word.empty()) words.emplace_back(word);
  }
  return words;
}

std::vector<std::string> split_identifier(std::string_view word) {
  std::vector<std::string> parts;
  std::string part;
  const auto finish = [&] {
    if (!part.empty()) parts.push_back(std::move(part));
    part.clear();
  };
  for (std::size_t at = 0; at < word.size(); ++at) {
    if (word[at] == '_') {
      finish();
      continue;
    }
    if (at > 0 && word[at - 1] != '_' && starts_part(word, at)) finish();
    part += to_lower(word[at]);
  }
  finish();
  return parts;
}

std::string lower_case(std::string_view text) {
  std::string lowered(text);
  for (auto& letter : lowered) letter = to_lower(letter);
  return lowered;
}

}  // namespace maquette::retrieval
