// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/schema_dialects.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace maquette {
namespace {

using nlohmann::json;

bool is_object_schema(const json& schema) {
  return schema.is_object() && (schema.value("type", json()) == "object" || schema.contains("properties"));
}

/// The schemas that stand within this one, in whatever place.
template <typename Visit>
void each_inner(const json& schema, Visit visit) {
  for (const char* place : {"properties", "$defs", "definitions"}) {
    if (!schema.contains(place)) continue;
    for (const auto& [name, inner] : schema[place].items()) visit(place, name, inner);
  }
  for (const char* place : {"anyOf", "oneOf", "allOf"}) {
    if (!schema.contains(place)) continue;
    std::size_t index = 0;
    for (const json& inner : schema[place]) visit(place, std::to_string(index++), inner);
  }
  if (schema.contains("items") && schema["items"].is_object()) visit("items", std::string(), schema["items"]);
}

bool refused(const std::string& keyword, const json& value) {
  constexpr std::array<std::string_view, 13> limits = {
      "minimum",       "maximum",       "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
      "minLength",     "maxLength",     "maxItems",         "uniqueItems",      "minProperties",
      "maxProperties", "propertyNames", "patternProperties"};
  if (keyword == "minItems") return value.is_number() && value > 1;
  return std::find(limits.begin(), limits.end(), keyword) != limits.end();
}

/// `open` are the references that are being replaced: one of them again would have no end.
json resolved(const json& node, const json& root, std::vector<std::string>& open) {
  if (!node.is_structured()) return node;
  json out = node;
  if (node.is_object() && node.contains("$ref") && node["$ref"].is_string()) {
    const auto reference = node["$ref"].get<std::string>();
    const bool is_open = std::find(open.begin(), open.end(), reference) != open.end();
    if (is_open || !reference.starts_with("#/") || !root.contains(json::json_pointer(reference.substr(1))))
      return node;
    open.push_back(reference);
    out = resolved(root.at(json::json_pointer(reference.substr(1))), root, open);
    open.pop_back();
    for (const auto& [keyword, value] : node.items())
      if (keyword != "$ref") out[keyword] = value;
    return out;
  }
  for (json& inner : out) inner = resolved(inner, root, open);
  return out;
}

}  // namespace

json without_references(const json& schema) {
  std::vector<std::string> open;
  json whole = resolved(schema, schema, open);
  json bare = whole;
  for (const char* definitions : {"definitions", "$defs"})
    if (bare.is_object()) bare.erase(definitions);
  return bare.dump().find("\"$ref\"") == std::string::npos ? bare : whole;
}

bool fits_strict_mode(const json& schema) {
  if (!schema.is_object()) return true;
  if (is_object_schema(schema)) {
    if (schema.value("additionalProperties", json(true)) != json(false)) return false;
    const json required = schema.value("required", json::array());
    const json properties = schema.value("properties", json::object());
    for (const auto& [name, inner] : properties.items())
      if (std::find(required.begin(), required.end(), name) == required.end()) return false;
  }
  bool fits = true;
  each_inner(schema, [&](const char*, const std::string&, const json& inner) {
    fits = fits && fits_strict_mode(inner);
  });
  return fits;
}

json without_limits(const json& schema) {
  if (!schema.is_object()) return schema;
  json plain = schema;
  std::string said;
  for (const auto& [keyword, value] : schema.items()) {
    if (!refused(keyword, value)) continue;
    said += (said.empty() ? "" : ", ") + keyword + " " + value.dump();
    plain.erase(keyword);
  }
  if (!said.empty()) {
    const std::string before = schema.value("description", "");
    plain["description"] = before + (before.empty() ? "" : " ") + "(" + said + ")";
  }
  if (is_object_schema(schema)) plain["additionalProperties"] = false;
  each_inner(schema, [&](const char* place, const std::string& name, const json& inner) {
    json& target = plain[place];
    if (target.is_array())
      target[std::stoul(name)] = without_limits(inner);
    else if (name.empty())
      target = without_limits(inner);
    else
      target[name] = without_limits(inner);
  });
  plain.erase("$schema");
  return plain;
}

}  // namespace maquette
