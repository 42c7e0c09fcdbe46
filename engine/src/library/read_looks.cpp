// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/cursor.hpp"

namespace maquette::library {
namespace {

token painted(cursor& from, std::size_t count, const colour& base, std::optional<double> change) {
  token out = from.take(token_kind::colour, count, 1);
  out.paint = change ? changed_colour(base, *change) : base;
  return out;
}

/// "bright" speaks of the light, where the asset has one and no colour follows.
bool is_brightness(const cursor& from) {
  return from.lexicon.adjectives.contains(from.text()) || from.lexicon.comparatives.contains(from.text())
             ? from.known.has_property("brightness")
             : false;
}

std::string joined(const cursor& from, std::size_t begin, std::size_t count) {
  std::string name;
  for (std::size_t i = 0; i < count; ++i) name += (i ? " " : "") + from.text(begin + i);
  return name;
}

}  // namespace

std::optional<token> read_colour(cursor& from) {
  const auto& lexicon = from.lexicon;
  // "a warm brown" is a brown; "a warm light" has a colour.
  const bool tints = from.text() == "warm" || from.text() == "cool";
  if (tints && (lexicon.colours.contains(from.text(1)) || lexicon.materials.contains(from.text(1))) &&
      !lexicon.colours.contains(from.text() + " " + from.text(1)))
    return from.take(token_kind::stop);
  const auto modifier = lexicon.colour_changes.find(from.text());
  const std::size_t shift = modifier == lexicon.colour_changes.end() ? 0 : 1;
  const std::optional<double> change = shift ? std::optional(modifier->second) : std::nullopt;
  for (std::size_t size = 3; size >= 1; --size) {
    if (!from.has(shift + size - 1)) continue;
    const std::string name = joined(from, shift, size);
    const auto whole = shift ? lexicon.colours.find(from.text() + " " + name) : lexicon.colours.end();
    if (whole != lexicon.colours.end()) return painted(from, shift + size, whole->second, std::nullopt);
    const auto found = lexicon.colours.find(name);
    if (found != lexicon.colours.end()) return painted(from, shift + size, found->second, change);
  }
  if (!change) return std::nullopt;
  if (const auto material = lexicon.materials.find(from.text(1));
      material != lexicon.materials.end() && material->second.usual_colour) {
    // "dark oak": the material's usual colour, darkened.
    token out = painted(from, 2, *material->second.usual_colour, change);
    out.kind = token_kind::material;
    out.material = &material->second;
    return out;
  }
  if (from.text() == "medium" || from.text() == "deep" || from.names_part(0) || is_brightness(from))
    return std::nullopt;
  return from.take(token_kind::colour_change, 1, *change);
}

std::optional<token> read_look(cursor& from) {
  const auto& lexicon = from.lexicon;
  if (const auto found = lexicon.finishes.find(from.text()); found != lexicon.finishes.end())
    return from.take(token_kind::finish, 1, found->second);
  if (const auto found = lexicon.finish_changes.find(from.text()); found != lexicon.finish_changes.end())
    return from.take(token_kind::finish_change, 1, found->second);
  const auto material = lexicon.materials.find(from.text());
  if (material == lexicon.materials.end()) return std::nullopt;
  token out = from.take(token_kind::material);
  out.material = &material->second;
  return out;
}

}  // namespace maquette::library
