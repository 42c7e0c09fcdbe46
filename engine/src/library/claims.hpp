// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "library/lexicon.hpp"
#include "library/vocabulary.hpp"
#include "library/words.hpp"

namespace maquette::library {

/// "four legs"; "two more legs" is relative.
struct count_claim {
  double count = 0;
  bool relative = false;
};
/// "40 cm high"; "5 cm higher" is relative. The dimension is empty where only a size is given ("a 30 cm
/// mug").
struct measure_claim {
  std::string dimension;
  double value = 0;
  std::string family;  ///< unit's family: "m", "deg"; empty for a bare number
  bool relative = false;
};
/// "wider", "twice as tall", "big": a factor on what is there. `exact` ones may not be clipped to the range.
struct change_claim {
  std::string dimension;  ///< "*" for every length
  double factor = 1;
  bool exact = false;
  bool to_limit = false;  ///< "as wide as possible", "the widest"
};
struct colour_claim {
  colour value{};
};
/// "darker", "paler": changes the colour that is there.
struct colour_change_claim {
  double amount = 0;
};
struct material_claim {
  material_word material;
};
struct finish_claim {
  double gloss = 0;
  bool relative = false;
};
struct presence_claim {
  bool present = true;
};
struct time_claim {
  int hour = 0;
  int minute = 0;
};
/// A word that may be one of a parameter's choices, or that nobody knows.
struct word_claim {
  std::string text;
};

using claim_value = std::variant<count_claim, measure_claim, change_claim, colour_claim, colour_change_claim,
                                 material_claim, finish_claim, presence_claim, time_claim, word_claim>;

/// One thing that a request says of one subject.
struct claim {
  std::vector<std::string> subject;  ///< lemmas, the noun last; empty: the asset itself; {"*"}: everything
  claim_value value;
  std::string words;   ///< as the request has it, for the report
  bool loose = false;  ///< stood behind its subject, so it may be meant for the whole asset instead
};

/// Reads what a request says about the things in `vocabulary`. Words that mean nothing come back as
/// word_claims.
std::vector<claim> read_claims(const std::vector<word>& words, const vocabulary& vocabulary,
                               const lexicon& lexicon);

}  // namespace maquette::library
