// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>

#include "audit/checks.hpp"
#include "audit/wording.hpp"

namespace maquette::auditing {
namespace {

/// The triangles of one slot.
struct slot_use {
  std::size_t triangles = 0;
  std::size_t first = 0;  ///< its number, where there is one
};

/// By slot; what names a slot that is not there comes last.
std::vector<slot_use> uses_of(const part_mesh& mesh) {
  const std::size_t slots = mesh.materials.size();
  std::vector<slot_use> uses(slots + 1);
  for (std::size_t i = 0; i < mesh.triangles.size(); ++i) {
    const std::int32_t named = mesh.slots.empty() ? 0 : mesh.slots[i];
    const bool is_there = named >= 0 && static_cast<std::size_t>(named) < slots;
    slot_use& use = uses[is_there ? static_cast<std::size_t>(named) : slots];
    if (use.triangles++ == 0) use.first = i;
  }
  return uses;
}

/// One sentence for the whole asset: unused slots harm nothing.
void tell_unused(const std::map<std::string, std::size_t>& unused, std::vector<std::string> parts,
                 findings& found) {
  if (unused.empty()) return;
  audit_finding finding;
  finding.kind = audit_kind::material;
  parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
  finding.parts = std::move(parts);
  finding.unit = "slots";
  finding.severity = audit_severity::info;
  std::vector<std::string> names;
  for (const auto& [name, slots] : unused) {
    names.push_back(name);
    finding.value += static_cast<double>(slots);
  }
  finding.message = said_count(static_cast<std::size_t>(finding.value), "material slot", "material slots") +
                    " that no face uses: in " + said_list(names) + ".";
  found.push_back(std::move(finding));
}

}  // namespace

void check_materials(const scene& scene, const std::vector<part_mesh>& meshes, findings& found) {
  std::map<std::string, std::size_t> unused;  // slots by object
  std::vector<std::string> unused_parts;
  for (std::size_t i = 0; i < meshes.size(); ++i) {
    const part_mesh& mesh = meshes[i];
    if (mesh.triangles.empty()) continue;
    const std::string name = said_object(mesh);
    const auto tell = [&](std::size_t value, const char* unit, std::optional<std::size_t> triangle,
                          audit_severity severity, std::string message) {
      audit_finding finding;
      finding.kind = audit_kind::material;
      finding.parts = {mesh.part};
      finding.value = static_cast<double>(value);
      finding.unit = unit;
      if (triangle) {
        const auto corner = static_cast<std::size_t>(mesh.triangles[*triangle][0]);
        finding.at = scene.placed(wide(scene.surfaces[i].positions[corner]));
      }
      finding.severity = severity;
      finding.message = std::move(message);
      found.push_back(std::move(finding));
    };
    const auto is_empty = [](const std::string& material) { return material.empty(); };
    if (std::all_of(mesh.materials.begin(), mesh.materials.end(), is_empty)) {
      tell(0, "materials", std::nullopt, audit_severity::warning, name + " has no material; give it one.");
      continue;
    }
    const std::vector<slot_use> uses = uses_of(mesh);
    for (std::size_t slot = 0; slot < mesh.materials.size(); ++slot) {
      if (uses[slot].triangles == 0 && unused[name]++ == 0) unused_parts.push_back(mesh.part);
      if (uses[slot].triangles == 0 || !mesh.materials[slot].empty()) continue;
      tell(uses[slot].triangles, "triangles", uses[slot].first, audit_severity::warning,
           name + " has " + said_count(uses[slot].triangles, "triangle", "triangles") + " in material slot " +
               std::to_string(slot + 1) + ", which is empty; put a material into it.");
    }
    if (const slot_use& beyond = uses.back(); beyond.triangles > 0)
      tell(beyond.triangles, "triangles", beyond.first, audit_severity::warning,
           name + " has " + said_count(beyond.triangles, "triangle", "triangles") +
               " that name a material slot beyond its " + std::to_string(mesh.materials.size()) +
               "; add the slot or set their material_index.");
  }
  tell_unused(unused, std::move(unused_parts), found);
}

}  // namespace maquette::auditing
