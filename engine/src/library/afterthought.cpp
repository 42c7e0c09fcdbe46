// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/afterthought.hpp"

#include <algorithm>
#include <set>

namespace maquette::library {

void turn_to(std::vector<claim>& claims, const token& side) {
  for (auto claim = claims.rbegin(); claim != claims.rend(); ++claim) {
    auto* change = std::get_if<change_claim>(&claim->value);
    auto* measure = std::get_if<measure_claim>(&claim->value);
    if (change == nullptr && measure == nullptr) continue;
    (change != nullptr ? change->side : measure->side) = side.lemma;
    claim->words += (claim->named.empty() ? " " : " the " + claim->named + " ") + side.text;
    return;
  }
}

bool count_on(std::vector<claim>& claims, const token& more) {
  if (claims.size() < 2 || !std::holds_alternative<presence_claim>(claims.back().value)) return false;
  claim& counted = claims[claims.size() - 2];
  auto* count = std::get_if<count_claim>(&counted.value);
  if (count == nullptr || count->relative || counted.subject != claims.back().subject) return false;
  *count = {count->count * more.value, true, false};
  counted.words += " " + claims.back().words + " " + more.text;
  return true;
}

bool measures_turn(std::vector<claim>& claims, const claim& measured, bool by) {
  const auto* measure = std::get_if<measure_claim>(&measured.value);
  if (measure == nullptr || measure->family != "deg") return false;
  for (auto before = claims.rbegin(); before != claims.rend() && before->subject == measured.subject;
       ++before) {
    const auto* turn = std::get_if<change_claim>(&before->value);
    if (turn == nullptr) continue;
    const std::string side = measure->side.empty() ? turn->side : measure->side;
    before->value = measure_claim{turn->dimension, measure->value, "deg", by || !side.empty(), side};
    before->words += " " + measured.words;
    return true;
  }
  return false;
}

void settle_bare_measures(std::vector<claim>& claims) {
  static const std::set<std::string> lengths = {"width", "height", "depth", "length", "thickness"};
  for (claim& bare : claims) {
    auto* measure = std::get_if<measure_claim>(&bare.value);
    if (measure == nullptr || !measure->dimension.empty() || measure->family != "m") continue;
    const auto graded = std::find_if(claims.begin(), claims.end(), [&](const claim& other) {
      const auto* change = std::get_if<change_claim>(&other.value);
      return change != nullptr && other.subject == bare.subject && lengths.contains(change->dimension);
    });
    if (graded == claims.end()) continue;
    measure->dimension = std::get<change_claim>(graded->value).dimension;
    bare.words = graded->words + " " + bare.words;
    claims.erase(graded);
    return settle_bare_measures(claims);
  }
}

}  // namespace maquette::library
