// SPDX-License-Identifier: GPL-3.0-or-later
#include <type_traits>

#include "maquette/parameter.hpp"
#include "script/lines.hpp"
#include "script/number.hpp"
#include "script/quoted.hpp"

namespace maquette {
namespace {

std::string colour_literal(const colour& value) {
  std::string text = "(";
  for (const double component : value) {
    if (text.size() > 1) text += ", ";
    text += source::float_literal(component);
  }
  return text + ')';
}

std::optional<double> read_component(std::string_view text) {
  const auto number = source::read_number(source::trimmed(text));
  if (!number) return std::nullopt;
  const auto* whole = std::get_if<std::int64_t>(&*number);
  return whole != nullptr ? static_cast<double>(*whole) : std::get<double>(*number);
}

std::optional<parameter_value> read_colour(std::string_view text) {
  if (!text.starts_with('(') || !text.ends_with(')')) return std::nullopt;
  text = source::trimmed(text.substr(1, text.size() - 2));
  if (text.ends_with(',')) text.remove_suffix(1);
  colour result{};
  for (std::size_t i = 0; i < result.size(); ++i) {
    const std::size_t comma = text.find(',');
    const bool is_last = i + 1 == result.size();
    if (is_last != (comma == std::string_view::npos)) return std::nullopt;
    const auto component = read_component(text.substr(0, comma));
    if (!component) return std::nullopt;
    result[i] = *component;
    if (!is_last) text.remove_prefix(comma + 1);
  }
  return result;
}

std::optional<parameter_value> read_text(std::string_view text) {
  auto literal = source::read_quoted(text);
  if (!literal || literal->length != text.size()) return std::nullopt;
  return std::move(literal->value);
}

struct literal_writer {
  std::string operator()(double value) const { return source::float_literal(value); }
  std::string operator()(std::int64_t value) const { return std::to_string(value); }
  std::string operator()(const colour& value) const { return colour_literal(value); }
  std::string operator()(const std::string& value) const { return source::quote(value); }
  std::string operator()(bool value) const { return value ? "True" : "False"; }
};

}  // namespace

std::string to_literal(const parameter_value& value) { return std::visit(literal_writer{}, value); }

std::optional<parameter_value> parse_literal(std::string_view text) {
  text = source::trimmed(text);
  if (text == "True") return true;
  if (text == "False") return false;
  if (const auto number = source::read_number(text)) return number;
  if (const auto colour = read_colour(text)) return colour;
  return read_text(text);
}

}  // namespace maquette
