// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/cursor.hpp"

namespace maquette::library {
namespace {

std::optional<double> number_at(const cursor& from, std::size_t ahead) {
  if (!from.has(ahead)) return std::nullopt;
  if (from.here(ahead).value) return from.here(ahead).value;
  const auto found = from.lexicon.numbers.find(from.text(ahead));
  return found == from.lexicon.numbers.end() ? std::nullopt : std::optional(found->second);
}

/// A number in words and how many words it takes: "twenty one", "half a", "a couple of" is rewritten before.
struct spoken_number {
  double value = 0;
  std::size_t count = 0;
};

bool is_by(const std::string& text) { return text == "x" || text == "by" || text == "×"; }

std::optional<spoken_number> spoken_at(const cursor& from, std::size_t begin) {
  const auto& numbers = from.lexicon.numbers;
  const auto found = numbers.find(from.text(begin));
  if (found == numbers.end()) return std::nullopt;
  std::size_t at = begin;
  double value = found->second;
  // "half as wide" and "the lower half" are not the number 0.5.
  if (value < 1 && value > 0 && from.text(at + 1) != "a" && !from.lexicon.units.contains(from.lemma(at + 1)))
    return std::nullopt;
  if (from.text(at) == "one" && !from.out.empty() && from.out.back().text == "this") return std::nullopt;
  ++at;
  const auto ones = numbers.find(from.text(at));
  if (value >= 20 && value < 100 && ones != numbers.end() && ones->second >= 1 && ones->second < 10) {
    value += ones->second;
    ++at;
  }
  if (value < 1 && from.text(at) == "a") ++at;  // "half a metre"
  if (from.text(at) == "and" && from.text(at + 1) == "a" && from.text(at + 2) == "half") {
    value += 0.5;
    at += 3;
  }
  if (from.text(at) == "of" && (from.text(at - 1) == "pair" || from.text(at - 1) == "couple")) ++at;
  return spoken_number{value, at - begin};
}

}  // namespace

std::optional<token> read_time(cursor& from) {
  const auto make = [&](std::size_t count, double hour, double minute) {
    token out = from.take(token_kind::time, count, hour);
    out.second = minute;
    return out;
  };
  if (from.here().value && from.text(1) == ":" && from.has(2) && from.here(2).value)
    return make(3, *from.here().value, *from.here(2).value);
  if (number_at(from, 0) && from.text(1) == "o'clock") return make(2, *number_at(from, 0), 0);
  const bool half = from.text() == "half", quarter = from.text() == "quarter";
  if ((half || quarter) && from.text(1) == "past" && number_at(from, 2))
    return make(3, *number_at(from, 2), half ? 30 : 15);
  if (quarter && from.text(1) == "to" && number_at(from, 2))
    return make(3, *number_at(from, 2) == 1 ? 12 : *number_at(from, 2) - 1, 45);
  return std::nullopt;
}

std::optional<token> read_extents(cursor& from) {
  std::vector<double> sizes;
  std::size_t at = 0;
  for (;; at += 2) {
    if (!from.has(at) || !from.here(at).value) return std::nullopt;
    sizes.push_back(*from.here(at).value);
    // "2.2 m by 1 m": the unit may stand twice.
    const bool unit_first = from.lexicon.units.contains(from.lemma(at + 1)) && is_by(from.text(at + 2)) &&
                            from.has(at + 3) && from.here(at + 3).value;
    if (unit_first) ++at;
    if (!is_by(from.text(at + 1))) break;
  }
  const auto unit = from.lexicon.units.find(from.lemma(at + 1));
  if (sizes.size() < 2 || sizes.size() > 3 || unit == from.lexicon.units.end() || unit->second.family != "m")
    return std::nullopt;
  token out = from.take(token_kind::extents, at + 2, sizes[0] * unit->second.factor);
  out.second = sizes[1] * unit->second.factor;
  out.third = sizes.size() > 2 ? sizes[2] * unit->second.factor : 0;
  out.unit = unit->second;
  return out;
}

std::optional<token> read_number(cursor& from) {
  // "a black one" is no number.
  if (from.text() == "one" && (from.after(token_kind::colour) || from.after(token_kind::material) ||
                               from.after(token_kind::adjective) || from.after(token_kind::size)))
    return from.take(token_kind::pronoun);
  // "a foot tall"
  if ((from.text() == "a" || from.text() == "an") && from.lexicon.units.contains(from.lemma(1)) &&
      from.lexicon.adjectives.contains(from.text(2)))
    return from.take(token_kind::number, 1, 1);
  const std::size_t sign = from.text() == "minus" && from.has(1) ? 1 : 0;
  spoken_number number;
  if (from.has(sign) && from.here(sign).value) {
    number = {*from.here(sign).value, 1};
  } else if (const auto spoken = spoken_at(from, sign)) {
    number = *spoken;
  } else {
    return std::nullopt;
  }
  return from.take(token_kind::number, sign + number.count, sign ? -number.value : number.value);
}

std::optional<token> read_unit(cursor& from) {
  const auto found = from.lexicon.units.find(from.lemma());
  if (found == from.lexicon.units.end() || !from.after(token_kind::number)) return std::nullopt;
  const bool property_follows = from.lexicon.adjectives.contains(from.text(1)) ||
                                from.lexicon.comparatives.contains(from.text(1)) ||
                                from.lexicon.dimensions.contains(from.text(1));
  // "5 in dark oak" is a count and a preposition; "four feet" are feet where the asset has some.
  if (from.text() == "in" && from.has(1) && !property_follows && from.text(1) != ",") return std::nullopt;
  if (from.lemma() == "foot" && from.known.nouns.contains("foot") && !property_follows) return std::nullopt;
  token out = from.take(token_kind::unit);
  out.unit = found->second;
  return out;
}

std::optional<token> read_fill(cursor& from) {
  std::size_t count = 0;
  double part = 1;
  if (from.text() == "half" || from.text() == "quarter") {
    part = from.text() == "half" ? 0.5 : 0.25;
    count = 1;
  } else if (number_at(from, 0) && from.lexicon.units.contains(from.lemma(1)) &&
             from.lexicon.units.at(from.lemma(1)).family == "%") {
    part = *number_at(from, 0) / 100;
    count = 2;
  }
  const auto found = from.lexicon.fills.find(from.text(count));
  const bool half_empty = count > 0 && found != from.lexicon.fills.end() && found->second == 0;
  if (found == from.lexicon.fills.end() || from.is_choice(count)) return std::nullopt;
  token out = from.take(token_kind::fill, count + 1, half_empty ? 1 - part : found->second * part);
  // "fill it half with", "filled up with", "fill the bucket with", "empty the bucket"
  std::size_t ahead = 0;
  while (from.lexicon.pronouns.contains(from.text(ahead)) || from.text(ahead) == "the" ||
         from.text(ahead) == "up")
    ++ahead;
  ahead += match_name(from.lemmas, from.at + ahead, from.known.asset_names);
  if (out.value == 1 && (from.text(ahead) == "half" || from.text(ahead) == "halfway")) {
    out.value = 0.5;
    ++ahead;
  }
  if (from.text(ahead) == "up") ++ahead;
  if (from.text(ahead) == "of" || from.text(ahead) == "with") from.at += ahead + 1;
  return out;
}

}  // namespace maquette::library
