// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/wording.hpp"

#include <algorithm>

#include "library/find_parameter.hpp"
#include "library/words.hpp"

namespace maquette::library {

std::string listed(const std::vector<std::string>& items) {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i)
    out += (i == 0 ? "" : i + 1 == items.size() ? " and " : ", ") + items[i];
  return out;
}

std::string with_article(const std::string& noun) {
  const bool vowel = !noun.empty() && std::string("aeiou").find(noun[0]) != std::string::npos;
  return (vowel ? "an " : "a ") + noun;
}

std::string unknown_thing(const std::string& unknown, const std::string& prompt,
                          const pair_library& library) {
  std::vector<std::string> near, all;
  for (const std::size_t index : library.nearest(prompt, 3))
    near.push_back(with_article(library.pairs()[index].spoken()));
  for (const pair& pair : library.pairs()) all.push_back(pair.spoken());
  const std::string what =
      unknown.empty() ? "The request names no thing" : "The library has no \"" + unknown + "\"";
  return what + ", so nothing was built. The nearest things it knows: " + listed(near) +
         ". Without a model it makes these: " + listed(all) +
         ". Anything else takes a language model, which this version cannot use yet; docs/providers.md "
         "tells more.";
}

namespace {

/// The parameters of what the instruction names; all of them where it names nothing.
std::vector<std::string> changeable(const std::string& instruction, const vocabulary& known) {
  std::vector<std::string> named, all;
  const auto words = split_words(instruction);
  for (const auto& profile : known.profiles) {
    const bool is_named = std::any_of(words.begin(), words.end(), [&](const word& word) {
      const auto score = subject_score(profile, {word.lemma});
      return known.nouns.contains(word.lemma) && score && *score > 0;
    });
    all.push_back(profile.source->meaning);
    if (is_named) named.push_back(profile.source->meaning);
  }
  return named.empty() ? all : named;
}

}  // namespace

std::string nothing_to_do(const std::string& instruction, const vocabulary& known, const binding& bound,
                          const std::vector<std::string>& left_out) {
  if (!bound.bound.empty() && left_out.empty()) return "The asset is like that already; nothing was changed.";
  const std::string why = left_out.empty() ? "the instruction names nothing that this asset has"
                                           : "there is no answer to " + listed(left_out);
  return "Nothing was changed: " + why + ". What can be changed: " + listed(changeable(instruction, known)) +
         ".";
}

}  // namespace maquette::library
