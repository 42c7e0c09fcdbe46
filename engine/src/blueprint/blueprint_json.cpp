// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <string_view>
#include <utility>

#include "embedded/blueprint_schema.hpp"
#include "maquette/blueprint.hpp"
#include "maquette/error.hpp"

namespace maquette {
namespace {

using nlohmann::json;

constexpr std::array<std::pair<std::string_view, stand>, 3> stands{
    {{"ground", stand::ground}, {"hangs", stand::hangs}, {"floats", stand::floats}}};

stand read_stand(const std::string& name) {
  for (const auto& [word, value] : stands)
    if (word == name) return value;
  throw input_error("A blueprint stands on the \"ground\", \"hangs\" or \"floats\"; \"" + name +
                    "\" is none of these.");
}

std::string_view name_of(stand value) {
  for (const auto& [word, each] : stands)
    if (each == value) return word;
  return "ground";
}

blueprint_part read_part(const json& from) {
  blueprint_part part{from.at("name"),        from.at("description"), {},
                      from.at("attaches_to"), from.at("inside"),      from.at("material")};
  for (const json& box : from.at("boxes")) part.boxes.push_back({box.at("centre"), box.at("size")});
  return part;
}

}  // namespace

const json& blueprint_schema() {
  static const json schema = json::parse(embedded::blueprint_schema());
  return schema;
}

void from_json(const json& from, blueprint& plan) {
  try {
    plan.name = from.at("name");
    plan.summary = from.at("summary");
    plan.size = from.at("size");
    plan.stands = read_stand(from.at("stands"));
    plan.mirrored = from.at("mirrored");
    plan.materials.clear();
    for (const json& each : from.at("materials"))
      plan.materials.push_back(
          {each.at("name"), each.at("colour"), each.at("roughness"), each.at("metallic"), each.at("look")});
    plan.parts.clear();
    for (const json& each : from.at("parts")) plan.parts.push_back(read_part(each));
    plan.parameters = from.at("parameters").get<std::vector<std::string>>();
    plan.layout = from.at("layout").get<std::vector<std::string>>();
  } catch (const json::exception& reason) {
    throw input_error(std::string("The blueprint was not understood: ") + reason.what());
  }
}

void to_json(json& to, const blueprint_part& part) {
  json boxes = json::array();
  for (const blueprint_box& box : part.boxes) boxes.push_back({{"centre", box.centre}, {"size", box.size}});
  to = {{"name", part.name},         {"description", part.description},
        {"boxes", std::move(boxes)}, {"attaches_to", part.attaches_to},
        {"inside", part.inside},     {"material", part.material}};
}

void to_json(json& to, const blueprint& plan) {
  json materials = json::array();
  for (const blueprint_material& each : plan.materials)
    materials.push_back({{"name", each.name},
                         {"colour", each.colour},
                         {"roughness", each.roughness},
                         {"metallic", each.metallic},
                         {"look", each.look}});
  to = {{"name", plan.name},         {"summary", plan.summary},
        {"size", plan.size},         {"stands", name_of(plan.stands)},
        {"mirrored", plan.mirrored}, {"materials", std::move(materials)},
        {"parts", plan.parts},       {"parameters", plan.parameters},
        {"layout", plan.layout}};
}

}  // namespace maquette
