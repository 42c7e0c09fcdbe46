// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/vocabulary.hpp"

#include <algorithm>

#include "library/words.hpp"
#include "maquette/retriever.hpp"

namespace maquette::library {
namespace {

/// Last words of parameter names that say which property is meant.
bool is_property(const std::string& word, const lexicon& words) {
  static const std::set<std::string> others = {"count",  "colour", "material", "style",  "shape",
                                               "gloss",  "finish", "hour",     "minute", "seed",
                                               "radius", "size",   "type",     "pattern"};
  if (others.contains(word)) return true;
  return std::any_of(words.dimensions.begin(), words.dimensions.end(), [&](const auto& entry) {
    return entry.first == word || std::count(entry.second.begin(), entry.second.end(), word) > 0;
  });
}

parameter_profile profile_of(const parameter& source, const lexicon& words) {
  parameter_profile profile{&source, name_words(source.name), "", {}};
  if (!profile.subject.empty() && is_property(profile.subject.back(), words)) {
    profile.property = profile.subject.back();
    profile.subject.pop_back();
  }
  for (const word& word : split_words(source.meaning)) profile.meaning.insert(word.lemma);
  return profile;
}

}  // namespace

std::string choice_stem(const std::string& word) {
  const auto tokens = search_tokens(word);
  return tokens.empty() ? word : tokens.front();
}

std::vector<std::vector<std::string>> tag_names(const script& script) {
  std::set<std::vector<std::string>> parts;
  for (const std::string& part : script.part_names()) parts.insert(name_words(part));
  std::vector<std::vector<std::string>> names;
  for (const std::string& tag : script.tags()) {
    std::vector<std::string> lemmas;
    for (const word& word : split_words(tag)) lemmas.push_back(word.lemma);
    // "seat" may be a tag of a chair; in a request it is the part.
    if (!lemmas.empty() && !parts.contains(lemmas)) names.push_back(std::move(lemmas));
  }
  std::stable_sort(names.begin(), names.end(),
                   [](const auto& a, const auto& b) { return a.size() > b.size(); });
  return names;
}

std::size_t match_name(const std::vector<std::string>& lemmas, std::size_t at,
                       const std::vector<std::vector<std::string>>& names) {
  for (const auto& name : names) {
    if (at + name.size() > lemmas.size()) continue;
    if (std::equal(name.begin(), name.end(), lemmas.begin() + static_cast<std::ptrdiff_t>(at)))
      return name.size();
  }
  return 0;
}

vocabulary make_vocabulary(const script& script, const lexicon& words) {
  vocabulary out;
  out.asset_names = tag_names(script);
  for (const parameter& parameter : script.parameters()) {
    out.profiles.push_back(profile_of(parameter, words));
    for (const std::string& lemma : out.profiles.back().subject)
      if (!words.materials.contains(lemma) && !words.stop.contains(lemma)) out.nouns.insert(lemma);
    for (const std::string& choice : parameter.choices)
      for (const std::string& part : name_words(choice)) out.choices.insert(choice_stem(part));
  }
  for (const std::string& part : script.part_names())
    for (const std::string& lemma : name_words(part)) out.nouns.insert(lemma);
  return out;
}

}  // namespace maquette::library
