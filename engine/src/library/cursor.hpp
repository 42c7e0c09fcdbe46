// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "library/tokens.hpp"

namespace maquette::library {

/// Where the reading of a request has come to: what is left, and the tokens so far. The readers below take
/// the words at its front if they know them, and else leave it as it is.
class cursor {
 public:
  cursor(const std::vector<word>& words, const vocabulary& vocabulary, const lexicon& lexicon)
      : words(words), known(vocabulary), lexicon(lexicon) {
    for (const word& word : words) lemmas.push_back(word.lemma);
  }

  bool done() const { return at >= words.size(); }
  bool has(std::size_t ahead) const { return at + ahead < words.size(); }
  const word& here(std::size_t ahead = 0) const { return words[at + ahead]; }
  const std::string& text(std::size_t ahead = 0) const {
    static const std::string none;
    return has(ahead) ? words[at + ahead].text : none;
  }
  const std::string& lemma(std::size_t ahead = 0) const {
    static const std::string none;
    return has(ahead) ? words[at + ahead].lemma : none;
  }
  bool names_part(std::size_t ahead) const { return known.nouns.contains(lemma(ahead)); }
  bool is_choice(std::size_t ahead = 0) const { return known.choices.contains(choice_stem(text(ahead))); }
  bool after(token_kind kind) const { return !out.empty() && out.back().kind == kind; }

  /// Makes a token of the next words and steps over them.
  token take(token_kind kind, std::size_t count = 1) {
    token made;
    made.kind = kind;
    made.lemma = here().lemma;
    made.soft = here().soft;
    made.compound = here().after_hyphen;
    made.definite = at > 0 && (words[at - 1].text == "the" || words[at - 1].text == "its");
    made.plural = here(count - 1).lemma != here(count - 1).text;
    for (std::size_t i = 0; i < count; ++i) made.text += (i ? " " : "") + here(i).text;
    at += count;
    return made;
  }

  token take(token_kind kind, std::size_t count, double value) {
    token made = take(kind, count);
    made.value = value;
    return made;
  }

  const std::vector<word>& words;
  const vocabulary& known;
  const library::lexicon& lexicon;
  std::vector<std::string> lemmas;
  std::vector<token> out;
  std::size_t at = 0;
};

/// "half past three", "7:45".
std::optional<token> read_time(cursor& from);
/// "12", "twenty-one", "two and a half", "minus 3", "a" before a unit.
std::optional<token> read_number(cursor& from);
/// "60 x 40 cm", "2 by 3 metres".
std::optional<token> read_extents(cursor& from);
/// "cm" behind a number.
std::optional<token> read_unit(cursor& from);
/// "half full of", "filled with", "empty".
std::optional<token> read_fill(cursor& from);

/// "dark red", "sky blue", "darker", "dark oak".
std::optional<token> read_colour(cursor& from);
/// "glossy", "duller", "brass".
std::optional<token> read_look(cursor& from);

}  // namespace maquette::library
