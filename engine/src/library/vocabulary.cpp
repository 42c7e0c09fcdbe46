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

/// "colour of the post, arms and frames": post, arm, frame. What stands behind a preposition only says where.
std::set<std::string> owners_in(const parameter& source) {
  static const std::set<std::string> ends = {
      "between", "in",     "beside", "from",  "with", "without", "at", "over", "under", "on",
      "beyond",  "before", "when",   "where", "that", "unless",  "up", "down", "to"};
  std::set<std::string> owners;
  const auto words = split_words(source.meaning);
  const auto is_of = [](const word& word) { return word.text == "of"; };
  const auto first = std::find_if(words.begin(), words.end(), is_of);
  for (auto at = first == words.end() ? words.begin() : first + 1; at != words.end(); ++at) {
    const bool list_goes_on = at->text == "," && source.kind == parameter_kind::colour;
    if (ends.contains(at->text) || (at->text == "," && !list_goes_on)) break;
    owners.insert(at->lemma);
  }
  return owners;
}

parameter_profile profile_of(const parameter& source, const lexicon& words) {
  parameter_profile profile{&source, name_words(source.name), "", {}, {}, {}, ""};
  if (!profile.subject.empty() && is_property(profile.subject.back(), words)) {
    profile.property = profile.subject.back();
    profile.subject.pop_back();
  }
  for (const word& word : split_words(source.meaning)) {
    profile.meaning.insert(word.lemma);
    if (words.sides.contains(word.text) && source.unit == "deg") profile.sense = word.text;
  }
  profile.about = owners_in(source);
  return profile;
}

/// Whether a word can be nothing but the name of a thing.
bool is_plain(const word& word, const lexicon& words, const std::set<std::string>& choices) {
  const auto in = [&](const auto& table) { return table.contains(word.text) || table.contains(word.lemma); };
  return word.text != "," &&
         !(in(words.materials) || in(words.stop) || in(words.colours) || in(words.adjectives) ||
           in(words.dimensions) || in(words.connectors) || in(words.numbers) || in(words.pronouns) ||
           in(words.everything) || in(words.sides) || in(words.fills) || in(words.sizes) || in(words.verbs) ||
           word.text == "or" || word.lemma == "row" || word.lemma == "such" ||
           choices.contains(choice_stem(word.text)));
}

/// The things that a count or a fill lists in its meaning: "how full of coffee, tea or milk the mug is".
std::set<std::string> listed_in(const parameter_profile& profile, const lexicon& words,
                                const std::set<std::string>& choices) {
  std::set<std::string> found;
  const bool lists = profile.property == "count" || profile.property == "fill" || profile.property == "level";
  if (!lists) return found;
  static const std::set<std::string> place = {"at", "in", "on", "between", "beside", "under", "before"};
  static const std::set<std::string> before = {"of", "or", "and", ",", "the", "as"};
  const auto meaning = split_words(profile.source->meaning);
  for (std::size_t i = 1; i < meaning.size() && !place.contains(meaning[i - 1].text); ++i) {
    const bool last = i + 1 == meaning.size() || before.contains(meaning[i + 1].text) ||
                      words.stop.contains(meaning[i + 1].text) ||
                      words.connectors.contains(meaning[i + 1].text) || profile.property != "count";
    if (before.contains(meaning[i - 1].text) && last && is_plain(meaning[i], words, choices))
      found.insert(meaning[i].lemma);
  }
  return found;
}

}  // namespace

bool vocabulary::has_property(const std::string& property) const {
  return std::any_of(profiles.begin(), profiles.end(), [&](const auto& profile) {
    return profile.property == property && profile.source->kind == parameter_kind::number;
  });
}

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

vocabulary make_vocabulary(const script& script, const lexicon& words) {
  vocabulary out;
  out.asset_names = tag_names(script);
  for (const parameter& parameter : script.parameters()) {
    out.profiles.push_back(profile_of(parameter, words));
    for (const std::string& choice : parameter.choices)
      for (const std::string& part : name_words(choice)) out.choices.insert(choice_stem(part));
  }
  for (parameter_profile& profile : out.profiles) {
    for (const std::string& lemma : profile.subject) {
      // "glass" is a thing where nothing can be made of it.
      const bool material = words.materials.contains(lemma) && out.choices.contains(choice_stem(lemma));
      if (!material && (!words.stop.contains(lemma) || profile.subject.size() == 1)) out.nouns.insert(lemma);
    }
    profile.listed = listed_in(profile, words, out.choices);
    for (const std::string& lemma : profile.listed)
      if (!profile.subject.empty() && !out.nouns.contains(lemma)) out.aliases.emplace(lemma, profile.subject);
    out.nouns.insert(profile.listed.begin(), profile.listed.end());
    if (profile.source->kind != parameter_kind::colour) continue;
    for (const std::string& lemma : profile.about)
      if (is_plain({lemma, lemma, {}, false, false}, words, {})) out.nouns.insert(lemma);
  }
  for (const auto& name : out.asset_names)
    if (name.size() == 1) out.nouns.erase(name.front());
  for (const std::string& part : script.part_names())
    for (const std::string& lemma : name_words(part)) out.nouns.insert(lemma);
  return out;
}

}  // namespace maquette::library
