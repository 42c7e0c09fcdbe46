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
  degree,
  more,
  possible,
  negation,
  addition,
  pronoun,
  everything,
  choice,
  noun,
  asset,
  connector,
  comma,
  stop,
  unknown
};

/// One or more words of a request with what they mean by themselves. Which fields count depends on `kind`.
struct token {
  token_kind kind = token_kind::unknown;
  std::string text;   ///< the words
  std::string lemma;  ///< nouns, choices, unknown words
  double value = 0;   ///< numbers, sizes, factors, degrees, finishes, colour changes
  double second = 0;  ///< minutes of a time
  direction way;      ///< dimensions, adjectives, comparatives, superlatives
  unit_word unit;
  colour paint{};
  const material_word* material = nullptr;
  bool compound = false;  ///< joined to the word before it by a hyphen, or of the form "legged"
};

/// Gives every word of a request its meaning, longest phrases first. The lexicon must outlive the tokens.
std::vector<token> read_tokens(const std::vector<word>& words, const vocabulary& vocabulary,
                               const lexicon& lexicon);

}  // namespace maquette::library
