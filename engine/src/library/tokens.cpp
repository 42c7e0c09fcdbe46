// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/tokens.hpp"

#include <algorithm>

#include "library/cursor.hpp"

namespace maquette::library {
namespace {

token directed(cursor& from, token_kind kind, const direction& way) {
  token out = from.take(kind);
  out.way = way;
  return out;
}

token graded(cursor& from, token_kind kind, token_kind size_kind, const std::string& base) {
  const auto way = from.lexicon.adjectives.find(base);
  if (way != from.lexicon.adjectives.end()) return directed(from, kind, way->second);
  const double factor = from.lexicon.sizes.at(base);
  token out = from.take(size_kind, 1, factor);
  out.way = {"*", factor > 1 ? 1 : -1, false};
  return out;
}

bool is_material_choice(const cursor& from, const material_word& material) {
  return std::any_of(material.choices.begin(), material.choices.end(), [&](const std::string& choice) {
    return from.known.choices.contains(choice_stem(choice));
  });
}

/// A name may say how the thing is as well: "metal bucket", "conifer".
token read_asset(cursor& from, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) {
    token said;
    said.text = said.lemma = from.text(i);
    const auto material = from.lexicon.materials.find(from.text(i));
    if (material != from.lexicon.materials.end() && is_material_choice(from, material->second)) {
      said.kind = token_kind::material;
      said.material = &material->second;
    } else if (from.is_choice(i)) {
      said.kind = token_kind::choice;
    } else {
      continue;
    }
    from.out.push_back(std::move(said));
  }
  return from.take(token_kind::asset, size);
}

/// Whether the word names a part here: "metal" in "metal hoops" and "lower" in "lower the shade" do not.
bool is_noun(const cursor& from) {
  if (!from.names_part(0)) return false;
  const auto& lexicon = from.lexicon;
  if (lexicon.materials.contains(from.text()) || lexicon.adjectives.contains(from.text()))
    return !from.names_part(1);
  return !lexicon.comparatives.contains(from.text()) || from.names_part(1);
}

token read_noun(cursor& from) {
  const bool is_choice = from.is_choice();
  const bool compound = from.here().after_hyphen || from.text().ends_with("ed");
  token out = from.take(token_kind::noun);
  out.compound = compound;
  out.is_choice = is_choice;
  return out;
}

std::optional<token> read_degree(cursor& from) {
  const auto& lexicon = from.lexicon;
  const auto found = lexicon.degrees.find(from.text());
  if (found == lexicon.degrees.end()) return std::nullopt;
  const std::string& next = from.text(1);
  const bool before_change = lexicon.comparatives.contains(next) || lexicon.adjectives.contains(next) ||
                             lexicon.sizes.contains(next) || lexicon.more.contains(next) ||
                             lexicon.colour_changes.contains(next);
  const bool after_change = from.after(token_kind::comparative) || from.after(token_kind::side);
  if (!before_change && !after_change) return std::nullopt;
  return from.take(token_kind::degree, 1, found->second);
}

/// "tilt the shade down", "turn the head to the right": a change of an angle. "Turn it red" is none.
std::optional<token> read_turn(cursor& from) {
  const auto& lexicon = from.lexicon;
  if (!lexicon.turns.contains(from.text()) || (from.at > 0 && from.words[from.at - 1].text == "the"))
    return std::nullopt;
  bool says_how = from.text() != "turn" && from.text() != "tip";
  for (std::size_t i = 1; from.has(i) && from.text(i) != "," && from.text(i) != "and"; ++i)
    says_how |= lexicon.sides.contains(from.text(i)) || from.lemma(i) == "degree" || from.text(i) == "°";
  if (!says_how) return std::nullopt;
  return directed(from, token_kind::comparative, {from.text() == "lean" ? "lean" : "angle", 1, false});
}

/// "down", "to the left" behind a turn.
std::optional<token> read_side(cursor& from) {
  const bool turned = std::any_of(from.out.begin(), from.out.end(), [](const token& token) {
    return token.kind == token_kind::comparative &&
           (token.way.dimension == "angle" || token.way.dimension == "lean");
  });
  if (!turned) return std::nullopt;
  const std::size_t skip = from.text() == "to" && from.text(1) == "the" ? 2 : 0;
  if (!from.lexicon.sides.contains(from.text(skip)) || from.names_part(skip + 1)) return std::nullopt;
  token out = from.take(token_kind::side, skip + 1);
  out.lemma = from.words[from.at - 1].text;
  return out;
}

std::optional<token> read_property(cursor& from) {
  const auto& lexicon = from.lexicon;
  const std::string& text = from.text();
  const auto verb = lexicon.verbs.find(text);
  if (verb != lexicon.verbs.end() &&
      (from.text(1) == "the" || from.text(1) == "its" || from.text(1) == "both"))
    return directed(from, token_kind::comparative, verb->second);
  if (lexicon.dimensions.contains(text) || (from.known.has_property(text) && !from.is_choice())) {
    token out = from.take(token_kind::dimension);
    out.way = {out.text, 0, false};
    return out;
  }
  if (const auto found = lexicon.adjectives.find(text); found != lexicon.adjectives.end())
    return directed(from, token_kind::adjective, found->second);
  if (const auto found = lexicon.comparatives.find(text); found != lexicon.comparatives.end())
    return graded(from, token_kind::comparative, token_kind::size_comparative, found->second);
  if (const auto found = lexicon.superlatives.find(text); found != lexicon.superlatives.end())
    return graded(from, token_kind::superlative, token_kind::superlative, found->second);
  if (verb != lexicon.verbs.end()) return directed(from, token_kind::comparative, verb->second);
  if (const auto found = lexicon.sizes.find(text); found != lexicon.sizes.end())
    return from.take(token_kind::size, 1, found->second);
  if (const auto found = lexicon.factors.find(text); found != lexicon.factors.end())
    return from.take(token_kind::factor, 1, found->second);
  if (text == "half" && (from.text(1) == "as" || from.text(1) == "of" || from.text(1) == "the"))
    return from.take(token_kind::factor, 1, 0.5);
  return std::nullopt;
}

/// "lit", "off", "with the lights on": not the "off" of "take it off the table".
bool is_power(const cursor& from) {
  const std::string& next = from.text(1);
  const bool ends = next.empty() || next == "," || next == "and" || next == "with" ||
                    match_name(from.lemmas, from.at + 1, from.known.asset_names) > 0;
  if (from.text() == "lit") return true;
  return (from.text() == "off" || (from.text() == "on" && from.after(token_kind::noun))) && ends;
}

token read_grammar(cursor& from) {
  const auto& lexicon = from.lexicon;
  const std::string& word = from.text();
  if (const auto found = lexicon.more.find(word); found != lexicon.more.end())
    return from.take(token_kind::more, 1, found->second);
  if (word == "many") return from.take(token_kind::many);
  if (lexicon.possible.contains(word)) return from.take(token_kind::possible);
  if (is_power(from)) return from.take(token_kind::power, 1, word == "off" ? 0 : 1);
  if (lexicon.negations.contains(word) || word == "don't" || word == "doesn't")
    return from.take(token_kind::negation);
  if (lexicon.additions.contains(word)) return from.take(token_kind::addition);
  if (lexicon.everything.contains(word)) return from.take(token_kind::everything);
  if (lexicon.pronouns.contains(word)) return from.take(token_kind::pronoun);
  if (lexicon.connectors.contains(word)) return from.take(token_kind::connector);
  if (lexicon.commands.contains(word)) return from.take(token_kind::command);
  if (lexicon.stop.contains(word) || lexicon.degrees.contains(word)) return from.take(token_kind::stop);
  return from.take(token_kind::unknown);
}

/// What stands in "instead of ..." is not wanted: the words up to the end of the phrase.
void skip_what_is_replaced(cursor& from) {
  ++from.at;
  while (!from.done() && from.text() != "," && from.text() != "and") ++from.at;
}

/// The order is the grammar: what stands first wins.
token read(cursor& from) {
  if (from.text() == ",") return from.take(token_kind::comma);
  if (auto time = read_time(from)) return *time;
  if (auto fill = read_fill(from)) return *fill;
  if (auto extents = read_extents(from)) return *extents;
  if (auto number = read_number(from)) return *number;
  if (auto unit = read_unit(from)) return *unit;
  if (const auto size = match_name(from.lemmas, from.at, from.known.asset_names))
    return read_asset(from, size);
  if (auto side = read_side(from)) return *side;
  if (auto colour = read_colour(from)) return *colour;
  if (auto degree = read_degree(from)) return *degree;
  if (is_noun(from)) return read_noun(from);
  if (auto turn = read_turn(from)) return *turn;
  const bool either =
      from.lexicon.adjectives.contains(from.text()) || from.lexicon.finishes.contains(from.text());
  if (either && from.is_choice()) return from.take(token_kind::choice);
  if (auto property = read_property(from)) return *property;
  if (auto look = read_look(from)) return *look;
  if (from.is_choice()) return from.take(token_kind::choice);
  return read_grammar(from);
}

}  // namespace

std::vector<token> read_tokens(const std::vector<word>& words, const vocabulary& vocabulary,
                               const lexicon& lexicon) {
  cursor from(words, vocabulary, lexicon);
  while (!from.done()) {
    if (from.text() == "instead") {
      skip_what_is_replaced(from);
      continue;
    }
    token next = read(from);
    from.out.push_back(std::move(next));
  }
  return std::move(from.out);
}

}  // namespace maquette::library
