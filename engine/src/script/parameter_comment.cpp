// SPDX-License-Identifier: GPL-3.0-or-later
#include "script/parameter_comment.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "maquette/error.hpp"
#include "script/lines.hpp"
#include "script/number.hpp"
#include "script/sentence.hpp"

namespace maquette::source {
namespace {

/// What to write behind each form of literal; in the order of parameter_value's alternatives.
constexpr std::array<std::string_view, 5> comment_forms{
    "`# m, 0.30..0.80: what it measures`", "`# 3..8: what it counts`", "`# colour: what it colours`",
    "`# one | other: what it chooses`", "`# switch: what it switches`"};

std::string_view comment_form(const parameter_value& value) { return comment_forms.at(value.index()); }

/// The domain and the meaning in a parameter's comment.
struct comment_parts {
  std::string_view domain;
  std::string_view meaning;
};

comment_parts split_comment(std::string_view comment, const parameter& parameter) {
  const std::size_t colon = comment.find(':');
  const std::string form(comment_form(parameter.value));
  if (colon == std::string_view::npos) {
    throw input_error(parameter.name + " has no domain and meaning; write a comment like " + form +
                      " behind its value.");
  }
  comment_parts parts{trimmed(comment.substr(0, colon)), trimmed(comment.substr(colon + 1))};
  if (parts.meaning.empty()) {
    throw input_error(parameter.name +
                      " has no meaning; say behind the colon of its comment what it is, like " + form + '.');
  }
  return parts;
}

[[noreturn]] void refuse_domain(const parameter& parameter, std::string_view domain) {
  throw input_error(parameter.name + " has the domain " + cited(domain) +
                    ", which does not go with its value; write a comment like " +
                    std::string(comment_form(parameter.value)) + '.');
}

struct range_end {
  double value = 0.0;
  bool is_whole = false;
};

std::optional<range_end> read_end(std::string_view text) {
  const auto number = read_number(trimmed(text));
  if (!number) return std::nullopt;
  if (const auto* whole = std::get_if<std::int64_t>(&*number))
    return range_end{static_cast<double>(*whole), true};
  return range_end{std::get<double>(*number), false};
}

void read_unit(std::string_view unit, parameter& parameter) {
  if (unit != "m" && unit != "deg") {
    throw input_error(parameter.name + " has the unit " + cited(unit) +
                      "; write m or deg, or leave the unit out for a plain number.");
  }
  parameter.unit = unit;
}

void read_range(std::string_view domain, parameter& parameter) {
  std::string_view range = domain;
  if (const std::size_t comma = domain.find(','); comma != std::string_view::npos) {
    read_unit(trimmed(domain.substr(0, comma)), parameter);
    range = domain.substr(comma + 1);
  }
  const std::size_t dots = range.find("..");
  if (dots == std::string_view::npos) refuse_domain(parameter, domain);
  const auto low = read_end(range.substr(0, dots));
  const auto high = read_end(range.substr(dots + 2));
  if (!low || !high) refuse_domain(parameter, domain);
  if (low->value > high->value) {
    throw input_error(parameter.name + " has the range " + cited(trimmed(range)) +
                      ", whose ends stand the wrong way round; write the lower one first.");
  }
  parameter.low = low->value;
  parameter.high = high->value;
  // `WIDTH = 1  # m, 0.5..2: ...` measures, whatever its literal looks like.
  const auto* count = std::get_if<std::int64_t>(&parameter.value);
  const bool counts = count != nullptr && parameter.unit.empty() && low->is_whole && high->is_whole;
  parameter.kind = counts ? parameter_kind::count : parameter_kind::number;
  if (count != nullptr && !counts) parameter.value = static_cast<double>(*count);
}

void read_choices(std::string_view domain, parameter& parameter) {
  parameter.kind = parameter_kind::choice;
  std::string_view rest = domain;
  while (true) {
    const std::size_t bar = rest.find('|');
    const std::string choice(trimmed(rest.substr(0, bar)));
    if (choice.empty()) refuse_domain(parameter, domain);
    if (std::ranges::find(parameter.choices, choice) != parameter.choices.end()) {
      throw input_error(parameter.name + " has the choice " + cited(choice) + " twice; delete one.");
    }
    parameter.choices.push_back(choice);
    if (bar == std::string_view::npos) return;
    rest.remove_prefix(bar + 1);
  }
}

void read_word(std::string_view domain, std::string_view word, parameter_kind kind, parameter& parameter) {
  if (domain != word) refuse_domain(parameter, domain);
  parameter.kind = kind;
}

void read_domain(std::string_view domain, parameter& parameter) {
  if (std::holds_alternative<bool>(parameter.value)) {
    read_word(domain, "switch", parameter_kind::toggle, parameter);
  } else if (std::holds_alternative<colour>(parameter.value)) {
    read_word(domain, "colour", parameter_kind::colour, parameter);
  } else if (std::holds_alternative<std::string>(parameter.value)) {
    read_choices(domain, parameter);
  } else {
    read_range(domain, parameter);
  }
}

}  // namespace

void read_parameter_comment(std::string_view comment, parameter& parameter) {
  const comment_parts parts = split_comment(comment, parameter);
  parameter.meaning = parts.meaning;
  read_domain(parts.domain, parameter);
}

}  // namespace maquette::source
