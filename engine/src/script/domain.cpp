// SPDX-License-Identifier: GPL-3.0-or-later
#include "script/domain.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "maquette/error.hpp"
#include "script/lines.hpp"
#include "script/number.hpp"

namespace maquette {
namespace {

constexpr double largest_whole_double = 9007199254740992.0;  ///< 2^53: beyond, a double skips whole numbers

/// A value as a message shows it; unlike a literal, any double has a text.
std::string shown(const parameter_value& value, const parameter& parameter) {
  if (const auto* number = std::get_if<double>(&value)) {
    return source::with_unit(source::plain_number(*number), parameter);
  }
  if (const auto* count = std::get_if<std::int64_t>(&value)) {
    return source::with_unit(std::to_string(*count), parameter);
  }
  const auto* components = std::get_if<colour>(&value);
  if (components == nullptr) return to_literal(value);
  std::string text;
  for (const double component : *components) {
    text += (text.empty() ? "(" : ", ") + source::plain_number(component);
  }
  return text + ')';
}

[[noreturn]] void refuse(const parameter& parameter, const parameter_value& value, const std::string& fault) {
  throw input_error(parameter.name + " takes " + describe_domain(parameter) + " (" + parameter.meaning +
                    "); " + shown(value, parameter) + ' ' + fault + '.');
}

double number_in_range(const parameter& parameter, const parameter_value& value, const std::string& what) {
  double number = 0.0;
  if (const auto* as_double = std::get_if<double>(&value)) {
    number = *as_double;
  } else if (const auto* as_count = std::get_if<std::int64_t>(&value)) {
    number = static_cast<double>(*as_count);
  } else {
    refuse(parameter, value, "is no " + what);
  }
  if (std::isnan(number)) refuse(parameter, value, "is no " + what);
  if (number < parameter.low) refuse(parameter, value, "is too small");
  if (number > parameter.high) refuse(parameter, value, "is too large");
  return number;
}

parameter_value fit_count(const parameter& parameter, const parameter_value& value) {
  const double number = number_in_range(parameter, value, "whole number");
  if (std::holds_alternative<std::int64_t>(value)) return value;
  if (number != std::trunc(number) || std::abs(number) > largest_whole_double) {
    refuse(parameter, value, "is no whole number");
  }
  return static_cast<std::int64_t>(number);
}

parameter_value fit_colour(const parameter& parameter, const parameter_value& value) {
  const auto* components = std::get_if<colour>(&value);
  if (components == nullptr) {
    refuse(parameter, value, "is none; give four numbers from 0 to 1: red, green, blue, alpha");
  }
  const bool inside =
      std::ranges::all_of(*components, [](double each) { return each >= 0.0 && each <= 1.0; });
  if (!inside) refuse(parameter, value, "has a component outside 0 to 1");
  return value;
}

std::string lower_case(std::string_view text) {
  std::string result(text);
  for (char& letter : result) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return result;
}

parameter_value fit_choice(const parameter& parameter, const parameter_value& value) {
  const auto* text = std::get_if<std::string>(&value);
  if (text == nullptr) refuse(parameter, value, "is none of them");
  const std::string_view wanted = source::trimmed(*text);
  auto found = std::ranges::find(parameter.choices, wanted);
  if (found == parameter.choices.end()) {
    found = std::ranges::find(parameter.choices, lower_case(wanted), lower_case);
  }
  if (found == parameter.choices.end()) refuse(parameter, value, "is none of them");
  return *found;
}

parameter_value fit_switch(const parameter& parameter, const parameter_value& value) {
  if (!std::holds_alternative<bool>(value)) refuse(parameter, value, "is neither; give true or false");
  return value;
}

}  // namespace

parameter_value source::fit(const parameter& parameter, const parameter_value& value) {
  switch (parameter.kind) {
    case parameter_kind::number:
      return number_in_range(parameter, value, "number");
    case parameter_kind::count:
      return fit_count(parameter, value);
    case parameter_kind::colour:
      return fit_colour(parameter, value);
    case parameter_kind::choice:
      return fit_choice(parameter, value);
    case parameter_kind::toggle:
      return fit_switch(parameter, value);
  }
  refuse(parameter, value, "is of no known kind");
}

parameter_value fit_to_domain(const parameter& parameter, const parameter_value& value) {
  try {
    return source::fit(parameter, value);
  } catch (const input_error& fault) {
    throw input_error(std::string(fault.what()) + " Nothing was changed.");
  }
}

}  // namespace maquette
