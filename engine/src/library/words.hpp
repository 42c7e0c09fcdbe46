// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace maquette::library {

/// A word, number or comma of a request. "three-legged" is two words, "40cm" a number and a unit.
struct word {
  std::string text;             ///< lower case
  std::string lemma;            ///< singular: "shelves" -> "shelf"
  std::optional<double> value;  ///< where it is written in digits
  bool after_hyphen = false;    ///< joined to the word before it by a hyphen
  bool soft = false;            ///< stands for what was said: gives way to what is said itself
};

std::vector<word> split_words(std::string_view text);

/// The request with phrases (compared by their lemmas, the longest first) replaced by others; names of the
/// asset stay as they are.
std::vector<word> rephrased(const std::vector<word>& request,
                            const std::vector<std::pair<std::string, std::string>>& synonyms,
                            const std::vector<std::vector<std::string>>& names);

/// Whether `lemmas` starts, at `at`, with one of the names; gives the length of the longest that does, else
/// 0.
std::size_t match_name(const std::vector<std::string>& lemmas, std::size_t at,
                       const std::vector<std::vector<std::string>>& names);

/// The singular of an English noun by rule and a short list of exceptions; other words come back unchanged.
std::string singular(const std::string& noun);

/// "LEG_COUNT" -> {"leg", "count"}.
std::vector<std::string> name_words(std::string_view name);

}  // namespace maquette::library
