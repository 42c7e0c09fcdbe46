// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "library/claims.hpp"
#include "library/lexicon.hpp"
#include "library/vocabulary.hpp"
#include "library/words.hpp"
#include "maquette/parameter.hpp"
#include "maquette/script.hpp"

namespace maquette::library {

/// A parameter that a request sets, and the words that set it.
struct bound_parameter {
  std::string name;
  parameter_value value;
  std::string words;
};

/// A part to do without, which no parameter switches off.
struct removed_part {
  std::string lemma;
  std::string words;
};

/// What a request comes to on one script.
struct binding {
  std::vector<bound_parameter> bound;
  std::vector<std::string> left_out;  ///< sentences: words that nothing in the script answers to
  std::vector<std::string>
      problems;  ///< sentences: values that cannot be; with any of these, nothing is built
  std::vector<removed_part> removed;
  std::vector<std::string> notes;  ///< sentences: what else changes with what was asked for
  int copies = 1;                  ///< "three stools"
};

/// The most copies of one thing that a scene holds.
inline constexpr int most_copies = 24;

/// What a request comes to on a script, read with the script's own synonyms.
binding bind_request(const script& source, const std::vector<word>& request, const lexicon& lexicon);

binding bind_claims(const std::vector<claim>& claims, const vocabulary& vocabulary, const lexicon& lexicon);

}  // namespace maquette::library
