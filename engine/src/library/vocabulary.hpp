// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "library/lexicon.hpp"
#include "maquette/script.hpp"

namespace maquette::library {

/// What a parameter is about: SEAT_WIDTH is the "width" of {"seat"}; HEIGHT the "height" of the asset itself.
struct parameter_profile {
  const parameter* source = nullptr;
  std::vector<std::string> subject;  ///< lemmas, the noun last; empty for the asset itself
  std::string property;  ///< "width", "count", "colour", "material" ...; empty where the name has none
  std::set<std::string> meaning;  ///< lemmas of the meaning
  std::set<std::string> about;    ///< those of them that say what the parameter belongs to
  std::set<std::string> listed;   ///< what a count or a fill counts or holds, in other words
  std::string sense;              ///< the side that a larger value goes to: "left", "down"
};

/// The words that a request about one script can use for its things.
struct vocabulary {
  std::vector<parameter_profile> profiles;            ///< in the script's order
  std::set<std::string> nouns;                        ///< lemmas of parts and of what parameters are about
  std::set<std::string> choices;                      ///< stems of the words of all choices
  std::vector<std::vector<std::string>> asset_names;  ///< tags as lemmas, longest first

  /// Other words for things: "apple" for what FRUIT_COUNT counts.
  std::map<std::string, std::vector<std::string>> aliases;

  bool has_property(const std::string& property) const;
};

/// `script` must outlive the vocabulary.
vocabulary make_vocabulary(const script& script, const lexicon& words);

/// The stem by which words of choices are compared: "slatted" and "slats" both give "slat".
std::string choice_stem(const std::string& word);

/// A script's tags as lists of lemmas, longest first.
std::vector<std::vector<std::string>> tag_names(const script& script);

}  // namespace maquette::library
