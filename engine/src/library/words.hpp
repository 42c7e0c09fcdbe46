// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace maquette::library {

/// A word, number or comma of a request. "three-legged" is two words, "40cm" a number and a unit.
struct word {
  std::string text;             ///< lower case
  std::string lemma;            ///< singular: "shelves" -> "shelf"
  std::optional<double> value;  ///< where it is written in digits
  bool after_hyphen = false;    ///< joined to the word before it by a hyphen
};

std::vector<word> split_words(std::string_view text);

/// The singular of an English noun by rule and a short list of exceptions; other words come back unchanged.
std::string singular(const std::string& noun);

/// "LEG_COUNT" -> {"leg", "count"}.
std::vector<std::string> name_words(std::string_view name);

}  // namespace maquette::library
