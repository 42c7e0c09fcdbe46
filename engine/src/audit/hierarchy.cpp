// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <set>

#include "audit/checks.hpp"
#include "audit/frames.hpp"
#include "audit/thresholds.hpp"
#include "audit/wording.hpp"

namespace maquette::auditing {
namespace {

namespace thresholds = audit_thresholds;
using scale = std::array<double, 3>;

/// The factor that changes the most, up or down.
double farthest_from_one(const scale& factors) {
  const auto change = [](double factor) {
    return factor != 0.0 ? std::abs(std::log(std::abs(factor))) : std::numeric_limits<double>::infinity();
  };
  return *std::max_element(factors.begin(), factors.end(),
                           [&](double a, double b) { return change(a) < change(b); });
}

bool is_one(const scale& factors) {
  return std::all_of(factors.begin(), factors.end(),
                     [](double factor) { return std::abs(factor - 1.0) <= thresholds::scale_rounding; });
}

bool is_even(const scale& factors) {
  const auto [low, high] = std::minmax({std::abs(factors[0]), std::abs(factors[1]), std::abs(factors[2])});
  return high - low <= thresholds::scale_rounding * high;
}

bool is_mirrored(const scale& factors) { return factors[0] * factors[1] * factors[2] < 0.0; }

audit_finding finding_of(std::vector<std::string> parts, double value, const char* unit,
                         audit_severity severity, std::string message) {
  audit_finding finding;
  finding.kind = audit_kind::hierarchy;
  finding.parts = std::move(parts);
  finding.value = value;
  finding.unit = unit;
  finding.severity = severity;
  finding.message = std::move(message);
  return finding;
}

/// What hangs on a parent is stretched with it, sheared where it is turned.
void check_parents(const objects_by_name& objects, findings& found) {
  std::map<std::string, std::vector<const part_mesh*>> children;
  for (const auto& [name, mesh] : objects)
    if (!mesh->frame.parent.empty() && !is_one(mesh->frame.parent_scale))
      children[mesh->frame.parent].push_back(mesh);
  for (const auto& [parent, meshes] : children) {
    const auto as_object = objects.find(parent);
    // The scale of all its parents together: one that only hands it on is not told.
    if (as_object != objects.end() && is_one(as_object->second->frame.scale)) continue;
    const scale& factors = meshes.front()->frame.parent_scale;
    std::vector<std::string> parts;
    if (as_object != objects.end()) parts.push_back(as_object->second->part);
    std::vector<std::string> names;
    for (const part_mesh* mesh : meshes) {
      names.push_back(mesh->object);
      if (std::find(parts.begin(), parts.end(), mesh->part) == parts.end()) parts.push_back(mesh->part);
    }
    const double factor = farthest_from_one(factors);
    found.push_back(finding_of(std::move(parts), factor, "x", audit_severity::warning,
                               parent + " is scaled by " + said_factor(factor) +
                                   (is_even(factors) ? "" : ", unevenly") +
                                   ", and so is all that hangs on it (" + said_list(names) +
                                   "); give it a scale of 1, and its mesh and its children their sizes."));
  }
}

void check_own_scale(const objects_by_name& objects, findings& found) {
  std::vector<std::string> mirrored, uneven;
  std::vector<std::string> mirrored_parts, uneven_parts;
  for (const auto& [name, mesh] : objects) {
    const scale& own = mesh->frame.scale;
    if (is_mirrored(own)) {
      mirrored.push_back(name);
      mirrored_parts.push_back(mesh->part);
    } else if (!is_even(own)) {
      uneven.push_back(name);
      uneven_parts.push_back(mesh->part);
    }
  }
  const auto tell = [&](const std::vector<std::string>& names, std::vector<std::string> parts,
                        const std::string& what) {
    if (names.empty()) return;
    parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
    const auto count = static_cast<double>(names.size());
    found.push_back(finding_of(std::move(parts), count, "objects", audit_severity::info,
                               said_list(names) + (names.size() == 1 ? " has" : " have") + what));
  };
  tell(mirrored, std::move(mirrored_parts),
       " a negative scale; applying it in Blender turns the normals inwards.");
  tell(uneven, std::move(uneven_parts),
       " a scale that differs by direction; bevels and textures come out stretched unless it is applied.");
}

/// What does not hang on the root is left behind when the asset is moved.
void check_roots(const objects_by_name& objects, findings& found) {
  std::map<std::string, std::set<std::string>> parts_of;  // by root
  std::set<std::string> parts;
  for (const auto& [name, mesh] : objects) {
    if (mesh->frame.root.empty()) return;
    parts_of[mesh->frame.root].insert(mesh->part);
    parts.insert(mesh->part);
  }
  if (parts_of.size() < 2) return;
  const auto root = std::max_element(parts_of.begin(), parts_of.end(), [](const auto& a, const auto& b) {
    return a.second.size() < b.second.size();
  });
  // Else it has no root, and is not meant to.
  const auto hanging = static_cast<double>(root->second.size());
  if (hanging < 2.0 || hanging <= thresholds::rooted_share * static_cast<double>(parts.size())) return;
  for (const auto& [name, mesh] : objects)
    if (mesh->frame.root == name && name != root->first)
      found.push_back(finding_of({mesh->part}, 1.0, "objects", audit_severity::warning,
                                 name + " has no parent, while the other parts hang on " + root->first +
                                     "; set its parent to " + root->first + "."));
}

}  // namespace

void check_hierarchy(const std::vector<part_mesh>& meshes, findings& found) {
  const objects_by_name objects = objects_of(meshes);
  check_parents(objects, found);
  check_own_scale(objects, found);
  check_roots(objects, found);
}

}  // namespace maquette::auditing
