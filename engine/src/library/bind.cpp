// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/bind.hpp"

#include <algorithm>
#include <cmath>

#include "library/binder.hpp"
#include "maquette/error.hpp"
#include "script/domain.hpp"

namespace maquette::library {
namespace {

bool is_soft(const claim& claim) {
  return std::holds_alternative<change_claim>(claim.value) ||
         std::holds_alternative<presence_claim>(claim.value) ||
         std::holds_alternative<material_claim>(claim.value);
}

}  // namespace

double number_of(const parameter_value& value) {
  if (const auto* number = std::get_if<double>(&value)) return *number;
  return static_cast<double>(std::get<std::int64_t>(value));
}

double tidy(double value) { return std::round(value * 1000) / 1000; }

std::string the(const std::string& meaning) {
  return meaning.starts_with("how ") || meaning.starts_with("which ") ? meaning : "the " + meaning;
}

bool names_in_full(const claim& claim, const parameter_profile& profile) {
  if (claim.subject.empty() || profile.subject.empty()) return false;
  return std::all_of(profile.subject.begin(), profile.subject.end(), [&](const std::string& lemma) {
    return std::count(claim.subject.begin(), claim.subject.end(), lemma) > 0;
  });
}

binding binder::run(std::vector<claim> claims) {
  name_what_choices_stand_for(claims);
  say_in_full(claims);
  for (const bool soft : {false, true})
    for (const claim& claim : claims)
      if (is_soft(claim) == soft) std::visit([&](const auto& value) { bind(claim, value); }, claim.value);
  for (const auto& profile : vocabulary_.profiles) {
    const auto found = assigned_.find(profile.source->name);
    if (found != assigned_.end()) out_.bound.push_back(found->second.bound);
  }
  return std::move(out_);
}

/// "daisies" are whatever has the style "daisy", "apples" what is counted as fruits.
void binder::name_what_choices_stand_for(std::vector<claim>& claims) const {
  for (claim& claim : claims) {
    if (!claim.subject.empty()) {
      const auto alias = vocabulary_.aliases.find(claim.subject.back());
      if (alias != vocabulary_.aliases.end()) claim.subject = alias->second;
    }
    if (claim.subject.empty() || !claim.subject.front().starts_with(choice_subject)) continue;
    const std::string stem = choice_stem(claim.subject.front().substr(choice_subject.size()));
    claim.subject.clear();
    for (const auto& profile : vocabulary_.profiles)
      for (const std::string& choice : profile.source->choices)
        if (choice_stem(choice) == stem && claim.subject.empty()) claim.subject = profile.subject;
  }
}

binder::profiles binder::find(const claim& claim, const wanted_parameter& wanted) const {
  profiles found = find_parameters(vocabulary_, claim.subject, wanted);
  if (!claim.plural && found.size() > 1) found.resize(1);
  return found;
}

binder::profiles binder::find_or_whole(const claim& claim, const wanted_parameter& wanted) const {
  profiles found = find(claim, wanted);
  if (!found.empty() || !claim.loose || claim.subject.empty()) return found;
  if (const auto* whole = find_parameter(vocabulary_, {}, wanted)) found.push_back(whole);
  return found;
}

parameter_value binder::current(const parameter& parameter) const {
  const auto found = assigned_.find(parameter.name);
  return found == assigned_.end() ? parameter.value : found->second.bound.value;
}

bool binder::is_taken(const parameter& parameter) const {
  const auto found = assigned_.find(parameter.name);
  return found != assigned_.end() && !found->second.implied;
}

void binder::assign(const parameter& parameter, const parameter_value& value, const std::string& words,
                    bool implied) {
  parameter_value fitted;
  try {
    fitted = source::fit(parameter, value);
  } catch (const input_error&) {
    const bool number = parameter.kind == parameter_kind::number || parameter.kind == parameter_kind::count;
    const double wanted = number ? number_of(value) : 0.0;
    const std::string fault = !number                   ? ""
                              : wanted < parameter.low  ? " That is too small."
                              : wanted > parameter.high ? " That is too large."
                                                        : " It takes whole numbers.";
    out_.problems.push_back("\"" + words + "\": " + the(parameter.meaning) + " can be " +
                            describe_domain(parameter) + " (" + parameter.name + ")." + fault);
    return;
  }
  const auto found = assigned_.find(parameter.name);
  if (found != assigned_.end() && !found->second.implied) {
    if (implied || found->second.bound.value == fitted) return;
    out_.problems.push_back("The request wants " + the(parameter.meaning) + " (" + parameter.name +
                            ") to be both \"" + found->second.bound.words + "\" and \"" + words +
                            "\". Say which of the two you want.");
    return;
  }
  assigned_[parameter.name] = {{parameter.name, std::move(fitted), words}, implied};
  if (!implied) open_gates(parameter, words);
}

/// A white cushion is a cushion: what was said of a thing that is switched off, or of which there are none,
/// switches it on.
void binder::open_gates(const parameter& parameter, const std::string& words) {
  const auto own = std::find_if(vocabulary_.profiles.begin(), vocabulary_.profiles.end(),
                                [&](const auto& profile) { return profile.source == &parameter; });
  if (own == vocabulary_.profiles.end() || own->subject.empty()) return;
  for (const auto& profile : vocabulary_.profiles) {
    if (&profile == &*own || profile.subject != own->subject || assigned_.contains(profile.source->name))
      continue;
    if (profile.source->kind == parameter_kind::toggle)
      assign(*profile.source, true, words, true);
    else if (profile.source->kind == parameter_kind::count && number_of(profile.source->value) == 0)
      assign(*profile.source, std::max(1.0, std::floor(0.3 * profile.source->high)), words, true);
  }
}

/// "four" of "four legs" is told of as "four legs".
void binder::say_in_full(std::vector<claim>& claims) {
  for (claim& claim : claims) {
    if (claim.named.empty() || claim.apart || claim.words.find(claim.named) != std::string::npos) continue;
    claim.words = claim.loose ? claim.named + " " + claim.words : claim.words + " " + claim.named;
  }
}

void binder::leave_out(const claim& claim, const std::string& reason) {
  const std::string said = "\"" + claim.words + "\"" + (reason.empty() ? "" : ": " + reason);
  if (!std::count(out_.left_out.begin(), out_.left_out.end(), said)) out_.left_out.push_back(said);
}

binding bind_request(const script& source, const std::vector<word>& request, const lexicon& lexicon) {
  const vocabulary known = make_vocabulary(source, lexicon);
  return bind_claims(read_claims(rephrased(request, source.synonyms(), known.asset_names), known, lexicon),
                     known, lexicon);
}

binding bind_claims(const std::vector<claim>& claims, const vocabulary& vocabulary, const lexicon& lexicon) {
  return binder(vocabulary, lexicon).run(claims);
}

}  // namespace maquette::library
