// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "audit/checks.hpp"
#include "audit/thresholds.hpp"
#include "audit/wording.hpp"

namespace maquette::auditing {
namespace {

namespace thresholds = audit_thresholds;

/// An open surface may well be the lining of another, and then looks inwards.
bool is_lining(const island& inner, const scene& scene) {
  const auto margin = static_cast<float>(0.02 * inner.bounds.diagonal());
  return std::any_of(scene.islands.begin(), scene.islands.end(), [&](const island* outer) {
    if (outer == &inner) return false;
    for (std::size_t axis = 0; axis < 3; ++axis)
      if (inner.bounds.low[axis] < outer->bounds.low[axis] - margin ||
          inner.bounds.high[axis] > outer->bounds.high[axis] + margin)
        return false;
    return true;
  });
}

bool is_inside_out(const island& island, const scene& scene) {
  if (!island.consistent || island.volume >= 0.0 || island.cavity) return false;
  const double diagonal = island.bounds.diagonal();
  if (island.closed) return -island.volume > thresholds::no_volume_share * diagonal * diagonal * diagonal;
  const vec size = island.bounds.size();
  double box = 1.0;
  for (const double extent : {size.x, size.y, size.z})
    box *= std::max(extent, thresholds::flat_share * diagonal);
  return -island.volume > thresholds::bulge_share * box && !is_lining(island, scene);
}

struct reporter {
  const scene& where;
  findings& found;
  std::string part, object_name;

  const std::string& name() const { return object_name; }
  void add(audit_kind kind, double value, const char* unit, std::optional<vec> at, audit_severity severity,
           std::string message) {
    audit_finding finding;
    finding.kind = kind;
    finding.parts = {part};
    finding.value = value;
    finding.unit = unit;
    if (at) finding.at = where.placed(*at);
    finding.severity = severity;
    finding.message = std::move(message);
    // Instances of one object have its faults each, and its name.
    const bool is_told = std::any_of(found.begin(), found.end(), [&](const audit_finding& each) {
      return each.kind == finding.kind && each.message == finding.message;
    });
    if (!is_told) found.push_back(std::move(finding));
  }
  void add(audit_kind kind, const tally& tally, const char* unit, audit_severity severity,
           std::string message) {
    if (tally.count > 0)
      add(kind, static_cast<double>(tally.count), unit, tally.at, severity, std::move(message));
  }
};

void check_orientation(const surface& surface, const scene& scene, reporter& report) {
  tally inverted, turned;
  for (const island& island : surface.islands) {
    if (is_inside_out(island, scene)) inverted.add(island.some_point(), island.triangles.size());
    if (island.flipped > 0) turned.add(island.some_point(), island.flipped);
  }
  report.add(audit_kind::normals, inverted, "triangles", audit_severity::warning,
             report.name() +
                 " is inside out: " + said_count(inverted.count, "triangle looks", "triangles look") +
                 " inwards; turn its normals outwards.");
  report.add(audit_kind::normals, turned, "triangles", audit_severity::warning,
             report.name() + " has " + said_count(turned.count, "triangle", "triangles") +
                 " turned against the others; make its normals consistent.");
}

}  // namespace

void check_health(scene& scene, const std::vector<part_mesh>& meshes, findings& found) {
  for (std::size_t i = 0; i < meshes.size(); ++i) {
    const surface& surface = scene.surfaces[i];
    reporter report{scene, found, meshes[i].part, said_object(meshes[i])};
    report.add(audit_kind::manifold, surface.crowded_edges, "edges", audit_severity::warning,
               report.name() + " has " + said_count(surface.crowded_edges.count, "edge", "edges") +
                   " with three faces or more; a solid has two at each.");
    std::size_t told = 0;
    for (const hole& hole : surface.holes) {
      if (++told > thresholds::findings_of_a_kind) break;
      report.add(audit_kind::manifold, static_cast<double>(hole.edges), "edges", hole.at,
                 audit_severity::warning,
                 report.name() + " has a hole of " + std::to_string(hole.edges) + " edges, " +
                     said_length(hole.width) + " wide, where a face seems to be lost; fill it.");
    }
    check_orientation(surface, scene, report);
    report.add(audit_kind::degenerate, surface.degenerate, "triangles", audit_severity::warning,
               report.name() + " has " + said_count(surface.degenerate.count, "triangle", "triangles") +
                   " without area; dissolve what is degenerate.");
    report.add(audit_kind::duplicate, surface.duplicate, "vertices", audit_severity::warning,
               report.name() + " has " + said_count(surface.duplicate.count, "vertex", "vertices") +
                   " in the place of another; merge them by distance.");
    report.add(audit_kind::loose, surface.loose, "vertices", audit_severity::warning,
               report.name() + " has " + said_count(surface.loose.count, "vertex", "vertices") +
                   " that belong to no face; delete them.");
  }
}

}  // namespace maquette::auditing
