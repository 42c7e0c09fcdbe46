// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <set>

#include "library/binder.hpp"
#include "library/words.hpp"

namespace maquette::library {
namespace {

const std::vector<std::string> everything{"*"};
const wanted_parameter any_colour{{parameter_kind::colour}, {}, ""};

bool is_named(const claim& claim, const parameter_profile& profile) {
  return profile.subject.empty() ||
         std::count(profile.subject.begin(), profile.subject.end(), claim.subject.back()) > 0;
}

bool is_colour(const parameter_profile& profile) { return profile.source->kind == parameter_kind::colour; }

/// Light, glass and what a thing holds keep their colours when everything is painted.
bool is_painted(const parameter_profile& profile) {
  static const std::set<std::string> others = {"light", "flame", "glass", "candle", "fruit", "eye", "inside"};
  return std::none_of(profile.subject.begin(), profile.subject.end(),
                      [](const std::string& lemma) { return others.contains(lemma); });
}

}  // namespace

void binder::bind(const claim& claim, const colour_claim& said) {
  if (claim.subject == everything) {
    for (const auto& profile : vocabulary_.profiles)
      if (is_colour(profile) && is_painted(profile)) assign(*profile.source, said.value, claim.words);
    return;
  }
  if (claim.subject.empty()) return paint_whole(claim, said);
  const profiles found = find(claim, any_colour);
  if (found.empty() && claim.apart) return paint_whole(claim, said);
  if (found.empty()) return leave_out(claim, "there is no colour for the " + claim.named + " alone");
  if (is_taken(*found.front()->source) && current(*found.front()->source) != parameter_value(said.value))
    return leave_out(claim, "the " + claim.named + " shares a colour that is set already");
  for (const auto* profile : found) assign(*profile->source, said.value, claim.words, claim.soft);
  tell_if_shared(claim, *found.front());
}

/// "red and white": a second colour goes to the next thing that has one.
void binder::paint_whole(const claim& claim, const colour_claim& said) {
  const profiles whole = colours_of_the_whole();
  const std::size_t given = whole_colours_++;
  if (given < whole.size() && whole.size() > 1) {
    for (std::size_t i = given; i < whole.size(); ++i)
      assign(*whole[i]->source, said.value, claim.words, true);
    return;
  }
  if (given == 0 && !whole.empty() && !is_taken(*whole.front()->source))
    return assign(*whole.front()->source, said.value, claim.words, claim.soft);
  for (const auto& profile : vocabulary_.profiles)
    if (is_colour(profile) && !assigned_.contains(profile.source->name))
      return assign(*profile.source, said.value, claim.words);
  leave_out(claim);
}

/// The colours whose meanings name the asset itself; where none does, the first.
binder::profiles binder::colours_of_the_whole() const {
  profiles found;
  const auto names_asset = [&](const parameter_profile& profile) {
    return std::any_of(vocabulary_.asset_names.begin(), vocabulary_.asset_names.end(), [&](const auto& name) {
      return name.size() == 1 && profile.about.contains(name.front());
    });
  };
  for (const auto& profile : vocabulary_.profiles)
    if (is_colour(profile) && names_asset(profile)) found.push_back(&profile);
  const auto first = std::find_if(vocabulary_.profiles.begin(), vocabulary_.profiles.end(), is_colour);
  if (found.empty() && first != vocabulary_.profiles.end()) found.push_back(&*first);
  return found;
}

binder::profiles binder::find_colours(const claim& claim) const {
  if (claim.subject.empty()) return colours_of_the_whole();
  profiles found = find(claim, any_colour);
  return found.empty() && claim.apart ? colours_of_the_whole() : found;
}

void binder::bind(const claim& claim, const colour_change_claim& said) {
  const profiles found = find_colours(claim);
  if (found.empty()) return leave_out(claim);
  for (const auto* profile : found)
    assign(*profile->source, changed_colour(std::get<colour>(current(*profile->source)), said.amount),
           claim.words);
}

void binder::bind(const claim& claim, const recolour_claim& said) {
  bool any = false;
  for (const auto& profile : vocabulary_.profiles) {
    if (!is_colour(profile) || !are_alike(std::get<colour>(profile.source->value), said.from)) continue;
    any = true;
    assign(*profile.source, said.to, claim.words);
  }
  if (!any) leave_out(claim, "nothing here has the first colour");
}

void binder::bind(const claim& claim, const material_claim& said) {
  const auto choice = find_material(claim, said.material);
  // "a red lamp with a brass base", where base and shade are of one material and colour: brass is nowhere to
  // be seen.
  if (choice && !claim.subject.empty() && claim.subject != everything &&
      !names_in_full(claim, *choice->first) && said.material.usual_colour && all_taken(find_colours(claim)))
    return leave_out(claim, "the " + claim.named + " shares its colour and material with others");
  if (choice) {
    assign(*choice->first->source, choice->second, claim.words);
    tell_if_shared(claim, *choice->first);
  } else if (!speaks_of(claim, said.material) && !looks_like(claim, said.material)) {
    // The thing may be made of it without a choice: a meaning that says so is enough.
    return leave_out(claim,
                     claim.named.empty() ? "" : "there is no material for the " + claim.named + " alone");
  }
  if (!said.material.usual_colour) return;
  for (const auto* paint : find_colours(claim))
    if (!assigned_.contains(paint->source->name))  // "silver metal" is of silver's colour
      assign(*paint->source, *said.material.usual_colour, claim.words, true);
}

bool binder::all_taken(const profiles& found) const {
  return std::all_of(found.begin(), found.end(),
                     [&](const auto* profile) { return is_taken(*profile->source); });
}

std::optional<std::pair<const parameter_profile*, std::string>> binder::find_material(
    const claim& claim, const material_word& material) const {
  for (const std::string& wanted : material.choices) {
    const parameter_profile* best = nullptr;
    double best_score = 0;
    for (const auto& profile : vocabulary_.profiles) {
      const auto& choices = profile.source->choices;
      if (std::find(choices.begin(), choices.end(), wanted) == choices.end()) continue;
      auto fit = subject_score(profile, claim.subject);
      if (!fit && claim.apart) fit = subject_score(profile, {});
      if (!fit || (best != nullptr && *fit <= best_score)) continue;
      best = &profile;
      best_score = *fit;
    }
    if (best != nullptr) return std::pair{best, wanted};
  }
  return std::nullopt;
}

/// A brass arm whose material cannot be chosen has the colour of brass, at least.
bool binder::looks_like(const claim& claim, const material_word& material) {
  if (!material.usual_colour || all_taken(find_colours(claim))) return false;
  out_.notes.push_back("\"" + claim.words + "\" is done by the colour alone.");
  return true;
}

bool binder::speaks_of(const claim& claim, const material_word& material) const {
  return std::any_of(vocabulary_.profiles.begin(), vocabulary_.profiles.end(), [&](const auto& profile) {
    if (!is_colour(profile) || !subject_score(profile, claim.subject)) return false;
    return std::any_of(material.choices.begin(), material.choices.end(), [&](const std::string& word) {
      return profile.meaning.contains(word) ||
             std::count(profile.subject.begin(), profile.subject.end(), word) > 0;
    });
  });
}

/// "a wooden base" whose material is the shade's, too.
void binder::tell_if_shared(const claim& claim, const parameter_profile& profile) {
  if (claim.subject.empty() || profile.listed.contains(claim.subject.back())) return;
  std::size_t others = 0;
  for (const std::string& lemma : profile.about)
    if (vocabulary_.nouns.contains(lemma) && !std::count(claim.subject.begin(), claim.subject.end(), lemma))
      ++others;
  const std::string& meaning = profile.source->meaning;
  const bool lists = meaning.find(" and ") != std::string::npos || meaning.find(", ") != std::string::npos;
  if (others > 0 && lists)
    out_.notes.push_back("\"" + claim.words + "\" is " + the(profile.source->meaning) + " (" +
                         profile.source->name + "), which they share.");
}

void binder::bind(const claim& claim, const finish_claim& said) {
  const wanted_parameter gloss{{parameter_kind::number}, {"gloss"}, ""};
  profiles found = find(claim, gloss);
  if (found.empty() && claim.apart) found = find_parameters(vocabulary_, {}, gloss);
  if (found.empty()) return leave_out(claim);
  const parameter& parameter = *found.front()->source;
  const double wanted = said.relative ? number_of(current(parameter)) + said.gloss : said.gloss;
  assign(parameter, std::clamp(wanted, parameter.low, parameter.high), claim.words);
  tell_if_shared(claim, *found.front());
}

void binder::bind(const claim& claim, const word_claim& said) {
  if (said.text.empty()) return leave_out(claim);
  const std::string stem = choice_stem(said.text);
  const bool is_noun = said.text == claim.named;  // "five slats" are in the style "slats"
  const parameter_profile* best = nullptr;
  std::string chosen;
  double best_score = 0;
  for (const auto& profile : vocabulary_.profiles) {
    for (const std::string& choice : profile.source->choices) {
      const auto parts = name_words(choice);
      if (std::none_of(parts.begin(), parts.end(),
                       [&](const auto& part) { return choice_stem(part) == stem; }))
        continue;
      // A flat roof is no style of the roof's tiles.
      const bool named = claim.subject.empty() || claim.loose || is_noun || is_named(claim, profile);
      const auto fit = named ? subject_score(profile, claim.subject) : std::nullopt;
      if (!named) continue;
      const double score = fit ? *fit : claim.subject.empty() || claim.loose ? 0.0 : -1.0;
      if (best != nullptr && score <= best_score) continue;
      best = &profile;
      chosen = choice;
      best_score = score;
    }
  }
  if (best == nullptr) return leave_out(claim);
  // "roman numerals" are one style, though both words are styles.
  if (!is_taken(*best->source)) assign(*best->source, chosen, claim.words);
}

}  // namespace maquette::library
