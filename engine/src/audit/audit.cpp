// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/audit.hpp"

#include <algorithm>

#include "audit/checks.hpp"
#include "audit/part_contacts.hpp"

namespace maquette {
namespace {

using namespace auditing;

std::vector<audited_part> parts_of(const scene& scene) {
  std::vector<audited_part> result;
  for (const scene_part& part : scene.parts) {
    audited_part audited{part.name, {}, {}, part.triangles};
    if (!part.bounds.empty()) {
      audited.low = scene.placed(wide(part.bounds.low));
      audited.high = scene.placed(wide(part.bounds.high));
    }
    result.push_back(std::move(audited));
  }
  return result;
}

}  // namespace

audit_report audit(const std::vector<part_mesh>& meshes, const audit_expectation& expected) {
  scene scene = read_scene(meshes);
  contact_graph graph = find_contacts(scene);
  audit_report report;
  report.parts = parts_of(scene);
  report.contacts = part_contacts(scene, graph);
  check_pieces(scene, graph, expected, report.findings, report.contacts);
  check_attachments(scene, graph, expected, report.findings);
  check_overlaps(scene, graph, expected, meshes, report.findings);
  check_ground(scene, meshes, expected, report.findings);
  check_sizes(scene, expected, report.findings);
  check_containments(scene, expected, report.findings);
  report.symmetry = check_symmetry(scene, expected, report.findings);
  check_health(scene, meshes, report.findings);
  check_ngons(scene, meshes, report.findings);
  check_materials(scene, meshes, report.findings);
  check_hierarchy(meshes, report.findings);
  check_names(meshes, report.findings);
  std::stable_sort(report.findings.begin(), report.findings.end(),
                   [](const audit_finding& a, const audit_finding& b) { return a.severity > b.severity; });
  return report;
}

}  // namespace maquette
