// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include "library/binder.hpp"

namespace maquette::library {
namespace {

/// "With flowers", where nobody says how many: this part of what there can be.
constexpr double several = 0.3;
constexpr double usual_fill = 0.85;

}  // namespace

void binder::bind(const claim& claim, const presence_claim& said) {
  if (switch_toggle(claim, said.present) != nullptr) return;
  if (!said.present) {
    if (!do_without(claim)) out_.removed.push_back({claim.subject.back(), claim.words});
    return;
  }
  if (fill_with(claim)) return;
  const auto* counted =
      find_parameter(vocabulary_, claim.subject, {{parameter_kind::count}, {"count", ""}, ""});
  if (counted == nullptr || number_of(counted->source->value) != 0 || is_taken(*counted->source)) return;
  const double most = counted->source->high;
  assign(*counted->source, said.several ? std::min(most, std::max(3.0, std::floor(several * most))) : 1.0,
         claim.words);
}

/// "with coffee": nearly full, where it is empty so far.
bool binder::fill_with(const claim& claim) {
  const auto* found =
      find_parameter(vocabulary_, claim.subject, {{parameter_kind::number}, {"fill", "level"}, ""});
  if (found == nullptr) return false;
  if (number_of(found->source->value) == 0 && !assigned_.contains(found->source->name))
    assign(*found->source, tidy(usual_fill * found->source->high), claim.words, true);
  return true;
}

/// The light, in whichever way the script can switch it.
void binder::bind(const claim& claim, const power_claim& said) {
  for (const auto& profile : vocabulary_.profiles) {
    const std::string last = profile.subject.empty() ? "" : profile.subject.back();
    if (profile.source->kind == parameter_kind::toggle && (last == "lit" || last == "light"))
      return assign(*profile.source, said.on, claim.words);
  }
  for (const auto& profile : vocabulary_.profiles) {
    if (profile.property != "brightness" || profile.source->low > 0) continue;
    const bool is_on = number_of(profile.source->value) > 0;
    if (!said.on) return assign(*profile.source, 0.0, claim.words);
    if (is_on) return;
    return assign(*profile.source, tidy(profile.source->high * several), claim.words);
  }
  leave_out(claim);
}

/// By name only: "the seat" must not switch on "a cushion on the seat", nor "the hands" a second hand.
const parameter* binder::switch_toggle(const claim& claim, bool present) {
  for (const auto& profile : vocabulary_.profiles) {
    if (profile.source->kind != parameter_kind::toggle || !names_in_full(claim, profile)) continue;
    assign(*profile.source, present, claim.words);
    return profile.source;
  }
  return nullptr;
}

/// None of them, in whichever way the script can say so.
bool binder::do_without(const claim& claim) {
  const auto* counted =
      find_parameter(vocabulary_, claim.subject, {{parameter_kind::count}, {"count", ""}, ""});
  if (counted != nullptr && counted->source->low <= 0) {
    assign(*counted->source, 0.0, claim.words);
    return true;
  }
  for (const auto& profile : vocabulary_.profiles) {
    const auto& choices = profile.source->choices;
    if (!names_in_full(claim, profile) || !std::count(choices.begin(), choices.end(), "none")) continue;
    assign(*profile.source, std::string("none"), claim.words);
    return true;
  }
  const auto* amount = find_parameter(vocabulary_, claim.subject,
                                      {{parameter_kind::number}, {"fill", "level", "brightness"}, ""});
  if (amount == nullptr || amount->source->low > 0) return false;
  assign(*amount->source, 0.0, claim.words);
  return true;
}

}  // namespace maquette::library
