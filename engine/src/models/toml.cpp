// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/toml.hpp"

#include <toml++/toml.h>

#include <fstream>
#include <iterator>

#include "maquette/error.hpp"

namespace maquette {
namespace {

using nlohmann::json;

json to_json(const toml::node& node, const std::string& name) {
  if (const auto* table = node.as_table()) {
    json out = json::object();
    for (const auto& [key, value] : *table) out[std::string(key.str())] = to_json(value, name);
    return out;
  }
  if (const auto* array = node.as_array()) {
    json out = json::array();
    for (const toml::node& each : *array) out.push_back(to_json(each, name));
    return out;
  }
  if (const auto* text = node.as_string()) return text->get();
  if (const auto* number = node.as_integer()) return number->get();
  if (const auto* number = node.as_floating_point()) return number->get();
  if (const auto* truth = node.as_boolean()) return truth->get();
  throw input_error(name + ", line " + std::to_string(node.source().begin.line) +
                    ": a date has no meaning here.");
}

}  // namespace

json parse_toml(std::string_view text, const std::string& name) {
  try {
    return to_json(toml::parse(text), name);
  } catch (const toml::parse_error& fault) {
    throw input_error(name + ", line " + std::to_string(fault.source().begin.line) + ": " +
                      std::string(fault.description()));
  }
}

std::optional<std::string> read_text_file(const std::filesystem::path& file) {
  if (std::error_code ignored; !std::filesystem::exists(file, ignored)) return std::nullopt;
  std::ifstream in(file, std::ios::binary);
  if (!in) throw input_error(file.filename().string() + " cannot be read.");
  return std::string(std::istreambuf_iterator<char>(in), {});
}

}  // namespace maquette
