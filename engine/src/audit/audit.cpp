// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/audit.hpp"

#include <algorithm>
#include <map>

#include "audit/checks.hpp"

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

/// Of all meetings of two parts' islands the gravest, deeper before shallower.
std::vector<part_contact> contacts_of(const scene& scene, const contact_graph& graph) {
  std::map<std::pair<std::size_t, std::size_t>, part_contact> contacts;
  for (const meeting& meeting : graph.meetings) {
    const island *first = scene.islands[meeting.first], *second = scene.islands[meeting.second];
    part_contact contact{scene.name_of(*first),    scene.name_of(*second),   meeting.state, 0.0,
                         scene.placed(meeting.at), scene.placed(meeting.at), 0.0,           0.0};
    if (meeting.depth) {
      contact.depth = meeting.depth->depth;
      contact.volume = meeting.depth->volume;
      contact.at_first = scene.placed(meeting.depth->at);
      contact.at_second = scene.placed(meeting.depth->out);
    }
    const auto rank = [](const part_contact& each) {
      return std::pair(each.state == contact_state::penetrating ? 2 : each.state == contact_state::contained,
                       each.depth);
    };
    const auto [found, is_new] = contacts.emplace(std::minmax(first->part, second->part), contact);
    if (is_new) continue;
    const double volume = found->second.volume + contact.volume;
    if (rank(found->second) < rank(contact)) found->second = contact;
    found->second.volume = volume;
  }
  std::vector<part_contact> result;
  for (auto& [parts, contact] : contacts) result.push_back(std::move(contact));
  return result;
}

}  // namespace

audit_report audit(const std::vector<part_mesh>& meshes, const audit_expectation& expected) {
  scene scene = read_scene(meshes);
  contact_graph graph = find_contacts(scene);
  audit_report report;
  report.parts = parts_of(scene);
  report.contacts = contacts_of(scene, graph);
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
