// SPDX-License-Identifier: GPL-3.0-or-later
#include "hand/python_value.hpp"

#include <nlohmann/json.hpp>

#include "script/number.hpp"
#include "script/quoted.hpp"

namespace maquette {
namespace {

std::string between(char open, const nlohmann::json& items, char close) {
  std::string text(1, open);
  for (std::size_t i = 0; i < items.size(); ++i) text += (i == 0 ? "" : ", ") + python_value(items[i]);
  return text + close;
}

}  // namespace

std::string python_datablock(std::string_view kind, std::string_view name) {
  if (kind == "scene") return "bpy.context.scene.collection";
  return "bpy.data." + std::string(kind) + "[" + source::quote(name) + "]";
}

std::string python_value(const nlohmann::json& value) {
  if (value.is_null()) return "None";
  if (value.is_boolean()) return value.get<bool>() ? "True" : "False";
  if (value.is_string()) return source::quote(value.get<std::string>());
  if (value.is_number_integer()) return value.dump();
  if (value.is_number()) return source::exact_float_literal(value.get<double>());
  if (value.is_array())
    return value.size() == 1 ? "(" + python_value(value[0]) + ",)" : between('(', value, ')');
  if (const auto words = value.find("set"); words != value.end())
    return words->empty() ? "set()" : between('{', *words, '}');
  return python_datablock(value.at("kind").get<std::string>(), value.at("name").get<std::string>());
}

}  // namespace maquette
