// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "library/lexicon.hpp"
#include "library/vocabulary.hpp"
#include "library/words.hpp"

namespace maquette::library {

enum class token_kind {
  number,
  unit,
  time,
  colour,
  colour_change,
  material,
  finish,
  finish_change,
  dimension,    ///< "width": names a property
  adjective,    ///< "wide"
  comparative,  ///< "wider", "widen"
  superlative,  ///< "widest"
  size,
  size_comparative,
  factor,
  fill,  ///< "half full of": how full
  side,  ///< "to the left", "down": which way something turns
  degree,
  more,
  many,
  possible,
  negation,
  power,    ///< "lit", "off"
  extents,  ///< "60 x 40 cm"
  addition,
  pronoun,
  everything,
  choice,
  noun,
  asset,
  connector,
  comma,
  command,  ///< "make", "paint": begins a new wish
  stop,
  unknown
};

/// One or more words of a request with what they mean by themselves. Which fields count depends on `kind`.
struct token {
  token_kind kind = token_kind::unknown;
  std::string text;   ///< the words
  std::string lemma;  ///< nouns, choices, sides, unknown words
  double value = 0;   ///< numbers, sizes, factors, degrees, finishes, colour changes
  double second = 0;  ///< minutes of a time, second of extents
  double third = 0;   ///< third of extents, or 0
  direction way;      ///< dimensions, adjectives, comparatives, superlatives
  unit_word unit;
  colour paint{};
  const material_word* material = nullptr;
  bool plural = false;
  bool soft = false;       ///< as of words
  bool definite = false;   ///< "the" stands before it
  bool is_choice = false;  ///< a noun that is the name of a style as well
  bool compound = false;   ///< joined to the word before it by a hyphen, or of the form "legged"
};

/// Gives every word of a request its meaning, longest phrases first. The lexicon must outlive the tokens.
std::vector<token> read_tokens(const std::vector<word>& words, const vocabulary& vocabulary,
                               const lexicon& lexicon);

}  // namespace maquette::library
