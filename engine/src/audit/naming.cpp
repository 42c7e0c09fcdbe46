// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "audit/checks.hpp"
#include "audit/frames.hpp"
#include "audit/wording.hpp"

namespace maquette::auditing {
namespace {

/// "leg" of "leg.001", the number that Blender adds where a name is taken; the whole where there is none.
std::string_view without_number(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || name.size() - dot < 4) return name;
  const std::string_view digits = name.substr(dot + 1);
  const bool all = std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
  return all ? name.substr(0, dot) : name;
}

/// What Blender calls what it adds.
bool is_default(std::string_view name) {
  constexpr std::array names{"Cube",         "Sphere",     "Icosphere",   "Cylinder",    "Cone",
                             "Torus",        "Plane",      "Circle",      "Grid",        "Suzanne",
                             "Mesh",         "Curve",      "BézierCurve", "BezierCurve", "BezierCircle",
                             "BézierCircle", "NurbsCurve", "NurbsCircle", "NurbsPath",   "Text",
                             "Mball",        "Empty",      "Object",      "Surface"};
  return std::find(names.begin(), names.end(), without_number(name)) != names.end();
}

void tell(const std::vector<const part_mesh*>& objects, std::string message, findings& found) {
  audit_finding finding;
  finding.kind = audit_kind::hierarchy;
  for (const part_mesh* mesh : objects)
    if (std::find(finding.parts.begin(), finding.parts.end(), mesh->part) == finding.parts.end())
      finding.parts.push_back(mesh->part);
  finding.value = static_cast<double>(objects.size());
  finding.unit = "objects";
  finding.severity = audit_severity::info;
  finding.message = std::move(message);
  found.push_back(std::move(finding));
}

std::string said_names(const std::vector<const part_mesh*>& objects) {
  std::vector<std::string> names;
  for (const part_mesh* mesh : objects) names.push_back(mesh->object);
  return said_list(names);
}

}  // namespace

void check_names(const std::vector<part_mesh>& meshes, findings& found) {
  std::vector<const part_mesh*> defaults;
  std::map<std::string_view, std::vector<const part_mesh*>> alike;
  for (const auto& [name, mesh] : objects_of(meshes)) {
    if (is_default(mesh->object))
      defaults.push_back(mesh);
    else
      alike[without_number(mesh->object)].push_back(mesh);
  }
  if (!defaults.empty())
    tell(defaults,
         said_names(defaults) + (defaults.size() == 1 ? " still has the name" : " still have the names") +
             " that Blender gave; say what it is.",
         found);
  for (const auto& [name, objects] : alike)
    if (objects.size() > 1)
      tell(objects, said_names(objects) + " differ by Blender's number alone; say which is which.", found);
}

}  // namespace maquette::auditing
