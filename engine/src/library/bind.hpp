// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "library/claims.hpp"
#include "library/lexicon.hpp"
#include "library/vocabulary.hpp"
#include "maquette/parameter.hpp"

namespace maquette::library {

/// A parameter that a request sets, and the words that set it.
struct bound_parameter {
  std::string name;
  parameter_value value;
  std::string words;
};

/// What a request comes to on one script.
struct binding {
  std::vector<bound_parameter> bound;
  std::vector<std::string> left_out;  ///< sentences: words that nothing in the script answers to
  std::vector<std::string>
      problems;  ///< sentences: values that cannot be; with any of these, nothing is built
  std::vector<std::string> removed;  ///< subjects to do without that no parameter switches off
  int copies = 1;                    ///< "three stools"
};

/// The most copies of one thing that a scene holds.
inline constexpr int most_copies = 24;

binding bind_claims(const std::vector<claim>& claims, const vocabulary& vocabulary, const lexicon& lexicon);

}  // namespace maquette::library
