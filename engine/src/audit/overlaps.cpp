// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>

#include "audit/alike.hpp"
#include "audit/checks.hpp"
#include "audit/meant.hpp"
#include "audit/thresholds.hpp"
#include "audit/wording.hpp"

namespace maquette::auditing {
namespace {

namespace thresholds = audit_thresholds;

/// Extents along the principal axis of its points and across it.
std::array<double, 3> own_extents(const island& island) {
  const vec centre = island.bounds.middle();
  // The longest axis by repeated squaring of a guess (power iteration); fine for telling rods from the rest.
  vec axis = island.bounds.size();
  for (int round = 0; round < 16; ++round) {
    vec next;
    for (const place& p : island.points) {
      const vec d = wide(p) - centre;
      next = next + d * dot(d, axis);
    }
    const double size = length(next);
    if (!(size > 0.0)) break;
    axis = next * (1.0 / size);
  }
  const vec helper = std::abs(axis.x) < 0.6 ? vec{1.0, 0.0, 0.0} : vec{0.0, 1.0, 0.0};
  const vec second = cross(axis, helper) * (1.0 / std::max(1e-12, length(cross(axis, helper))));
  const vec third = cross(axis, second);
  std::array<double, 3> low{}, high{};
  for (const place& p : island.points) {
    const vec d = wide(p) - centre;
    const std::array<double, 3> along{dot(d, axis), dot(d, second), dot(d, third)};
    for (std::size_t i = 0; i < 3; ++i) {
      low[i] = std::min(low[i], along[i]);
      high[i] = std::max(high[i], along[i]);
    }
  }
  return {high[0] - low[0], high[1] - low[1], high[2] - low[2]};
}

bool is_rod(const island& island) {
  // Along its own axes: a rod lies as it likes. The spread of its points says which way.
  std::array<double, 3> extents = own_extents(island);
  std::sort(extents.begin(), extents.end());
  return extents[2] > thresholds::rod_ratio * extents[1];
}

/// One island sunk into another.
struct sunk_island {
  const island* sunk;
  const island* other;
  const penetration* depth;
};

/// Deep enough, and not explained by what the part is.
bool is_sunk(const sunk_island& each, const scene& scene) {
  const double diagonal = each.sunk->bounds.diagonal();
  // What goes straight in under its whole outline is swallowed by the share that it is deep.
  const bool covered = each.depth->swallowed >= thresholds::covered_share * each.depth->share;
  const double inlaid = covered ? thresholds::inlaid_share : thresholds::inlaid_beside_share;
  return each.depth->share >= thresholds::sunk_share &&
         each.depth->swallowed >= thresholds::swallowed_share &&
         each.depth->swallowed <= thresholds::contained_share && each.depth->depth >= inlaid * diagonal &&
         diagonal >= thresholds::detail_share * scene.diagonal && !is_rod(*each.sunk);
}

/// Whether others of its part reach as deep into the same: windows in a wall, eyes in a head, a door and its
/// frame. Where one of the same size does not, this one is at fault.
bool is_by_design(const sunk_island& one, const scene& scene, const contact_graph& graph) {
  bool any = false;
  for (const meeting& each : graph.meetings) {
    const island *first = scene.islands[each.first], *second = scene.islands[each.second];
    const island* like = first->part == one.sunk->part ? first : second;
    const island* other = like == first ? second : first;
    if (like == one.sunk || like->part != one.sunk->part || other->part != one.other->part) continue;
    const double depth = each.depth ? each.depth->depth : 0.0;
    const bool as_deep = std::abs(depth - one.depth->depth) <= thresholds::alike_share * one.depth->depth;
    if (!as_deep && are_alike(*like, *one.sunk)) return false;
    any = any || as_deep;
  }
  return any;
}

/// Whether moving the whole part mends one of its islands: they hang together, and no other meets the same.
bool moves_as_one(const island& sunk, const island& other, const scene& scene, contact_graph& graph) {
  std::optional<std::uint32_t> root;
  for (std::uint32_t i = 0; i < scene.islands.size(); ++i) {
    if (scene.islands[i]->part != sunk.part) continue;
    if (root && graph.within_parts.find(i) != *root) return false;
    root = graph.within_parts.find(i);
  }
  return std::none_of(graph.meetings.begin(), graph.meetings.end(), [&](const meeting& each) {
    const island *first = scene.islands[each.first], *second = scene.islands[each.second];
    return first != &sunk && second != &sunk &&
           std::minmax(first->part, second->part) == std::minmax(sunk.part, other.part);
  });
}

}  // namespace

void check_overlaps(const scene& scene, contact_graph& graph, const audit_expectation& expected,
                    const std::vector<part_mesh>& meshes, findings& found) {
  std::vector<sunk_island> all;
  for (const meeting& meeting : graph.meetings) {
    if (!meeting.depth) continue;
    const island *first = scene.islands[meeting.first], *second = scene.islands[meeting.second];
    const bool first_is_sunk = meeting.depth->first_is_smaller;
    all.push_back({first_is_sunk ? first : second, first_is_sunk ? second : first, &*meeting.depth});
  }
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> told;
  for (const sunk_island& each : all) {
    if (!is_sunk(each, scene) || is_by_design(each, scene, graph)) continue;
    const island &sunk = *each.sunk, &other = *each.other;
    const penetration& depth = *each.depth;
    if (is_overlap_meant(expected, scene.name_of(sunk), scene.name_of(other))) continue;
    if (++told[{sunk.part, other.part}] > thresholds::findings_of_a_kind) continue;
    std::string name = scene.name_of(sunk);
    if (scene.parts[sunk.part].objects > 1) name += " (" + meshes[sunk.object].object + ")";
    audit_finding finding;
    finding.kind = audit_kind::penetration;
    finding.parts = {scene.name_of(sunk), scene.name_of(other)};
    finding.value = depth.depth;
    finding.unit = "m";
    finding.at = scene.placed(depth.at);
    finding.severity = audit_severity::warning;
    finding.message = name + " is sunk " + said_length(depth.depth) + " into " + scene.name_of(other) + ", " +
                      std::to_string(std::lround(depth.swallowed * 100.0)) + " % of it";
    const vec way = (depth.out - depth.at) * (1.0 - thresholds::left_in_share);
    if (moves_as_one(sunk, other, scene, graph)) {
      finding.fix = audit_fix{{scene.name_of(sunk)}, {way.x, way.y, way.z}};
      finding.message += "; move it by " + said_vector(way) + ", so that only a tenth of that stays let in.";
    } else {
      finding.message += "; it comes out by " + said_vector(way) + ".";
    }
    found.push_back(std::move(finding));
  }
}

}  // namespace maquette::auditing
