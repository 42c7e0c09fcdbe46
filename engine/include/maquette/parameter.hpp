// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace maquette {

/// Scene-linear red, green, blue, alpha, each 0..1.
using colour = std::array<double, 4>;

/// What a parameter can hold: number, count, colour, choice, switch.
using parameter_value = std::variant<double, std::int64_t, colour, std::string, bool>;

enum class parameter_kind { number, count, colour, choice, toggle };

/// One line of the parameters cell: `SEAT_WIDTH = 0.45  # m, 0.35..0.60: width of the seat`.
/// docs/script-format.md defines the forms.
struct parameter {
  std::string name;
  parameter_kind kind = parameter_kind::number;
  parameter_value value;
  std::string unit;                  ///< "m", "deg" or empty for a plain number
  double low = 0.0;                  ///< numbers and counts: inclusive lower end
  double high = 0.0;                 ///< numbers and counts: inclusive upper end
  std::vector<std::string> choices;  ///< choices only, in the script's order
  std::string meaning;
  std::string group;     ///< heading above it in the cell; empty where there is none
  std::size_t line = 0;  ///< 1-based line in the script
};

/// A line of a script that breaks the format: a parameter that is none, a title that stands twice ...
struct parameter_problem {
  std::size_t line = 0;
  std::string message;
};

/// Reads one line; nothing where the line is no assignment. Throws input_error, with a sentence that says
/// what to write, where it is an assignment that breaks the format (no domain, value outside its domain ...).
std::optional<parameter> parse_parameter(std::string_view line);

/// The Python literal for a value, as it stands in a script: `0.45`, `4`, `(0.3, 0.1, 0.05, 1.0)`,
/// `"ladder"`, `True`. Numbers are the shortest text that reads back the same, at most 6 decimals.
std::string to_literal(const parameter_value& value);

/// Reads a Python literal of one of the five forms; nothing where it is none of them.
std::optional<parameter_value> parse_literal(std::string_view text);

/// Brings a value to the parameter's kind (an int for a number, a whole number for a count) and checks it
/// against the domain. Throws input_error naming the parameter, the value and the allowed range or choices.
parameter_value fit_to_domain(const parameter& parameter, const parameter_value& value);

/// The domain as a person reads it: "0.35 to 0.60 m", "3 to 8", "ladder, slats or solid", "a colour", "on or
/// off".
std::string describe_domain(const parameter& parameter);

void to_json(nlohmann::json& json, const parameter& parameter);
nlohmann::json value_to_json(const parameter_value& value);

}  // namespace maquette
