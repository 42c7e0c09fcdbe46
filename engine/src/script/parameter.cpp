// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/parameter.hpp"

#include <algorithm>
#include <utility>

#include "maquette/error.hpp"
#include "script/assignment.hpp"
#include "script/domain.hpp"
#include "script/parameter_comment.hpp"
#include "script/sentence.hpp"

namespace maquette {
namespace {

void check_name(std::string_view name) {
  const bool capitals = std::ranges::all_of(name, [](char letter) {
    return (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9') || letter == '_';
  });
  if (!capitals || name.front() < 'A' || name.front() > 'Z') {
    throw input_error("A parameter's name is written in capitals, like SEAT_WIDTH; " + source::cited(name) +
                      " is not. Rename it, or move it to another cell.");
  }
}

void check_value(const parameter& parameter) {
  try {
    // A choice is matched without regard to case when it is set, but code compares what stands here.
    if (source::fit(parameter, parameter.value) == parameter.value) return;
  } catch (const input_error& fault) {
    throw input_error(std::string(fault.what()) + " Give it a value that it takes, or widen what it takes.");
  }
  throw input_error(parameter.name + " is " + to_literal(parameter.value) +
                    "; write it just as it stands among " + describe_domain(parameter) + '.');
}

}  // namespace

std::optional<parameter> parse_parameter(std::string_view line) {
  const auto parts = source::read_assignment(line);
  if (!parts) return std::nullopt;
  check_name(parts->name);
  auto value = parse_literal(parts->value);
  parameter result;
  result.name = parts->name;
  if (!value) {
    throw input_error(
        result.name + " is set to " + source::cited(parts->value) +
        "; write a number, four numbers in brackets for a colour, a text in quotes, True or False, "
        "all on one line.");
  }
  result.value = std::move(*value);
  source::read_parameter_comment(parts->comment.value_or(""), result);
  check_value(result);
  return result;
}

}  // namespace maquette
