// SPDX-License-Identifier: GPL-3.0-or-later
#include "roles/scene_instruments.hpp"

#include <cmath>
#include <set>

#include "audit/mesh_bounds.hpp"
#include "maquette/audit.hpp"
#include "maquette/error.hpp"
#include "roles/arguments.hpp"
#include "views/draw_views.hpp"

namespace maquette {
namespace {

using nlohmann::json;

constexpr int pixels = 512;

double rounded(double metres) {
  const double value = std::round(metres * 10'000.0) / 10'000.0;
  return value == 0.0 ? 0.0 : value;  // never -0
}

json rounded(const point& place) { return {rounded(place[0]), rounded(place[1]), rounded(place[2])}; }

std::vector<part_mesh> meshes_in(host& blender) {
  std::vector<part_mesh> meshes = blender.inspect();
  if (meshes.empty()) throw input_error("Nothing of the asset stands in the scene yet.");
  return meshes;
}

json part_to_json(const std::string& name, const std::vector<part_mesh>& meshes) {
  mesh_bounds box;
  std::size_t triangles = 0;
  std::vector<std::string> objects;
  std::set<std::string> materials;
  for (const part_mesh& mesh : meshes) {
    if (mesh.part != name) continue;
    box.add(mesh);
    triangles += mesh.triangles.size();
    objects.push_back(mesh.object);
    materials.insert(mesh.materials.begin(), mesh.materials.end());
  }
  materials.erase("");
  json out{{"part", name}, {"objects", objects}, {"triangles", triangles}, {"materials", materials}};
  if (box.empty) return out;
  out["low"] = rounded(box.low);
  out["high"] = rounded(box.high);
  out["size"] = rounded(box.size());
  return out;
}

/// A line a part, so that a list that is too long is cut between two.
display list_objects(host& blender) {
  const std::vector<part_mesh> meshes = meshes_in(blender);
  std::string text = "Metres, world space, z up:\n";
  for (const std::string& name : part_names(meshes)) text += part_to_json(name, meshes).dump() + "\n";
  return {text};
}

display measure_distance(host& blender, const json& arguments) {
  const part_contact found = measure_between(meshes_in(blender), arguments["part_a"].get<std::string>(),
                                             arguments["part_b"].get<std::string>());
  json out{{"parts", {found.first, found.second}}, {"state", name_of(found.state)}};
  switch (found.state) {
    case contact_state::apart:
      out["distance"] = rounded(found.gap);
      out["from"] = rounded(found.at_first);
      out["to"] = rounded(found.at_second);
      break;
    case contact_state::touching:
      out["distance"] = 0.0;
      out["at"] = rounded(found.at_first);
      break;
    case contact_state::penetrating:
      out["depth"] = rounded(found.depth);
      out["deepest"] = rounded(found.at_first);
      out["way_out"] = rounded(found.at_second);
      break;
    case contact_state::contained:
      out["says"] = found.first + " lies within " + found.second;
      break;
  }
  return {out.dump()};
}

display render_view(host& blender, const json& arguments) {
  const std::string view = arguments["view"];
  json settings{{"only", {view}}, {"resolution", pixels}};
  std::string what = view;
  if (arguments.contains("part")) {
    settings["parts"] = {arguments["part"]};
    what += " of " + arguments["part"].get<std::string>() + " alone";
  }
  display shown{"The view: " + what + ".", {}};
  for (auto& [name, drawn] : draw_views(blender, std::move(settings)))
    shown.pictures.push_back(std::move(drawn));
  return shown;
}

tool listing_tool() {
  return {
      "list_objects",
      "Lists the parts that stand in the scene with their objects, boxes and sizes in metres, triangles and "
      "materials.",
      arguments_schema(json::object(), json::array())};
}

tool measuring_tool() {
  return {
      "measure_distance",
      "Measures between the surfaces of two parts: how far they are apart and where, or how deep one reaches "
      "into the other.",
      arguments_schema({{"part_a", text_argument("a part's name, as list_objects gives it")},
                        {"part_b", text_argument("another part's name")}},
                       {"part_a", "part_b"})};
}

tool rendering_tool() {
  return {
      "render_view", "Draws the asset as it stands in the scene, and shows you the picture.",
      arguments_schema({{"view", choice_argument({"three-quarter", "front", "right", "back", "top", "left",
                                                  "three-quarter back", "from above", "from below", "bottom"},
                                                 "from where")},
                        {"part", text_argument("only this part, filling the picture")}},
                       {"view"})};
}

}  // namespace

std::vector<instrument> scene_instruments(host& blender) {
  return {{listing_tool(), [&blender](const json&) { return list_objects(blender); },
           [](const json&) { return std::string("lists the objects"); }},
          {measuring_tool(), [&blender](const json& with) { return measure_distance(blender, with); },
           [](const json& with) {
             return "measures: " + with["part_a"].get<std::string>() + " to " +
                    with["part_b"].get<std::string>();
           }},
          {rendering_tool(), [&blender](const json& with) { return render_view(blender, with); },
           [](const json& with) {
             return "looks at: " + (with.contains("part") ? with["part"].get<std::string>() + ", " : "") +
                    with["view"].get<std::string>();
           }}};
}

}  // namespace maquette
