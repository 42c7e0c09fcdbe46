// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace maquette {

/// A property of an instrument's arguments: a text.
inline nlohmann::json text_argument(const std::string& description) {
  return {{"type", "string"}, {"minLength", 1}, {"description", description}};
}

/// One of several texts.
inline nlohmann::json choice_argument(nlohmann::json choices, const std::string& description) {
  return {{"type", "string"}, {"enum", std::move(choices)}, {"description", description}};
}

/// The JSON schema of an instrument's arguments.
inline nlohmann::json arguments_schema(nlohmann::json properties, nlohmann::json required) {
  return {{"type", "object"},
          {"additionalProperties", false},
          {"properties", std::move(properties)},
          {"required", std::move(required)}};
}

}  // namespace maquette
