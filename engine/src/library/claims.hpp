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
  bool many = false;  ///< "many", "many more"
};
/// "40 cm high"; "5 cm higher" is relative. The dimension is empty where only a size is given ("a 30 cm
/// mug").
struct measure_claim {
  std::string dimension;
  double value = 0;
  std::string family;  ///< unit's family: "m", "deg"; empty for a bare number
  bool relative = false;
  std::string side;  ///< "to the left": the way that the measure goes
};
/// "wider", "twice as tall", "big": a factor on what is there. `exact` ones may not be clipped to the range.
struct change_claim {
  std::string dimension;  ///< "*" for every length
  double factor = 1;
  bool exact = false;
  bool to_limit = false;  ///< "as wide as possible", "the widest"
  std::string side;       ///< "to the left": the way that the change goes
};
/// "half full of": how much of the range.
struct fill_claim {
  double level = 1;
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
  bool several = false;  ///< "flowers", not "a flower"
};
/// "lit", "off"
struct power_claim {
  bool on = true;
};
/// "change red to green": what is of one colour gets the other.
struct recolour_claim {
  colour from{};
  colour to{};
};
struct time_claim {
  int hour = 0;
  int minute = 0;
};
/// A word that may be one of a parameter's choices, or that nobody knows.
struct word_claim {
  std::string text;
};

using claim_value = std::variant<count_claim, measure_claim, change_claim, fill_claim, colour_claim,
                                 colour_change_claim, material_claim, finish_claim, presence_claim,
                                 power_claim, recolour_claim, time_claim, word_claim>;

/// Marks a subject that is named by one of its styles: "daisies" are flowers in the style "daisy".
inline const std::string choice_subject = "=";

/// One thing that a request says of one subject.
struct claim {
  /// Lemmas, the noun last; empty: the asset itself; {"*"}: everything; {choice_subject + word}: what the
  /// choice is a style of.
  std::vector<std::string> subject;
  claim_value value;
  std::string words;    ///< as the request has it, for the report
  bool loose = false;   ///< stood behind its subject, so it may be meant for the whole asset instead
  bool apart = false;   ///< a comma stood between them, so it is likely to be
  bool plural = false;  ///< the subject: "the arms"
  std::string named;    ///< the subject as the request has it
  bool soft = false;    ///< gives way to what is said itself
};

/// Reads what a request says about the things in `vocabulary`. Words that mean nothing come back as
/// word_claims.
std::vector<claim> read_claims(const std::vector<word>& words, const vocabulary& vocabulary,
                               const lexicon& lexicon);

}  // namespace maquette::library
