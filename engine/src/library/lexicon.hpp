// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "maquette/parameter.hpp"

namespace maquette::library {

/// A material word: which choices of a material parameter it can mean, best first, and the colour that such
/// a material has when no colour is named.
struct material_word {
  std::vector<std::string> choices;
  std::optional<colour> usual_colour;
};

/// Which property an adjective or verb speaks of, and in which direction: "narrow" is {width, -1}. Some mean
/// the end of the range: "straight" is {bend, -1} to the limit.
struct direction {
  std::string dimension;
  int sign = 1;
  bool to_limit = false;
};

/// A unit's family ("m", "deg", "%") and its size in it.
struct unit_word {
  std::string family;
  double factor = 1.0;
};

/// What words mean to the library author; read from rag/lexicon/. All keys are lower case and singular.
struct lexicon {
  std::map<std::string, std::string>
      rewrites;  ///< phrases that other words say better: "armchair" -> "chair with armrests"
  std::map<std::string, colour> colours;  ///< names of one to three words
  std::map<std::string, double> numbers;
  std::map<std::string, unit_word> units;
  std::map<std::string, std::vector<std::string>> dimensions;  ///< property -> parameter words, best first
  std::map<std::string, direction> adjectives;
  std::map<std::string, direction> verbs;
  std::map<std::string, std::string> comparatives;  ///< "wider" -> "wide"
  std::map<std::string, std::string> superlatives;
  std::set<std::string> turns;                ///< verbs that change an angle
  std::set<std::string> sides;                ///< where to: "left", "down"
  std::map<std::string, double> fills;        ///< "full" -> 1, "empty" -> 0
  std::map<std::string, double> sizes;        ///< "small" -> factor on every length
  std::map<std::string, double> factors;      ///< "twice" -> 2
  std::map<std::string, double> degrees;      ///< "slightly" -> how much of the usual step
  std::map<std::string, double> finishes;     ///< "shiny" -> gloss, 0..1
  std::map<std::string, int> finish_changes;  ///< "shinier" -> +1
  std::map<std::string, material_word> materials;
  std::map<std::string, double> colour_changes;  ///< "dark" 0.5: darker; below 0: paler; 0: more vivid
  std::map<std::string, int> more;               ///< "more" -> +1, "fewer" -> -1
  std::map<std::string, std::string> relations;  ///< "on top of" -> "on"
  std::set<std::string> negations, additions, pronouns, everything, possible, connectors, stop;
  std::set<std::string> commands;  ///< stop words that begin a new wish: "make", "paint"
};

/// Reads rag/lexicon/words.json and colours.json. Throws data_error where they are missing or malformed.
lexicon load_lexicon(const std::filesystem::path& rag_folder);

/// The request with the phrases of `rewrites`, the longest first, replaced by what they say.
std::string rewritten(const std::string& request, const lexicon& words);

/// "#c01818" in sRGB as a scene-linear colour (IEC 61966-2-1).
colour from_hex(const std::string& hex);

/// Changes a colour as "dark", "pale" or "bright" do; `amount` as in lexicon::colour_changes.
colour changed_colour(const colour& base, double amount);

/// Whether two colours are of one hue, or of none both.
bool are_alike(const colour& one, const colour& other);

}  // namespace maquette::library
