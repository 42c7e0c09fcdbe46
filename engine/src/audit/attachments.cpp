// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "audit/checks.hpp"
#include "audit/neighbours.hpp"
#include "audit/wording.hpp"

namespace maquette::auditing {
namespace {

std::vector<std::uint32_t> islands_of(const scene& scene, const std::string& part) {
  std::vector<std::uint32_t> result;
  for (std::uint32_t i = 0; i < scene.islands.size(); ++i)
    if (scene.name_of(*scene.islands[i]) == part) result.push_back(i);
  return result;
}

bool any_meeting(const scene& scene, const contact_graph& graph, const std::string& a, const std::string& b) {
  return std::any_of(graph.meetings.begin(), graph.meetings.end(), [&](const meeting& each) {
    const std::string &first = scene.name_of(*scene.islands[each.first]),
                      &second = scene.name_of(*scene.islands[each.second]);
    return (first == a && second == b) || (first == b && second == a);
  });
}

/// A loose part that was told of already, as lying off the same other.
bool is_told(const findings& found, const std::string& a, const std::string& b) {
  const auto names = [](const audit_finding& finding, const std::string& part) {
    return std::find(finding.parts.begin(), finding.parts.end(), part) != finding.parts.end();
  };
  return std::any_of(found.begin(), found.end(), [&](const audit_finding& finding) {
    return (finding.kind == audit_kind::gap || finding.kind == audit_kind::floating) && names(finding, a) &&
           names(finding, b);
  });
}

/// Whether moving the part tears it from nothing.
bool hangs_alone(const std::vector<std::uint32_t>& islands, const scene& scene, contact_graph& graph) {
  const std::size_t part = scene.islands[islands.front()]->part;
  for (std::uint32_t other = 0; other < scene.islands.size(); ++other)
    if (scene.islands[other]->part != part &&
        std::any_of(islands.begin(), islands.end(), [&](std::uint32_t mine) {
          return graph.together.find(mine) == graph.together.find(other);
        }))
      return false;
  return true;
}

}  // namespace

void check_attachments(scene& scene, contact_graph& graph, const audit_expectation& expected,
                       findings& found) {
  for (const auto& [part, to] : expected.attachments) {
    const std::vector<std::uint32_t> mine = islands_of(scene, part), theirs = islands_of(scene, to);
    if (part == to || mine.empty() || theirs.empty() || any_meeting(scene, graph, part, to) ||
        is_told(found, part, to))
      continue;
    const auto near = find_nearest(scene, mine, [&](std::uint32_t other) {
      return std::find(theirs.begin(), theirs.end(), other) != theirs.end();
    });
    if (!near) continue;
    const vec way = near->way();
    audit_finding finding;
    finding.kind = audit_kind::gap;
    finding.parts = {part, to};
    finding.value = near->distance();
    finding.unit = "m";
    finding.at = scene.placed(near->near.first);
    finding.severity = audit_severity::error;
    finding.message =
        part + " is meant to be attached to " + to + ", and is " + said_length(near->distance()) + " from it";
    if (hangs_alone(mine, scene, graph)) {
      finding.fix = audit_fix{{part}, {way.x, way.y, way.z}};
      finding.message += "; move it by " + said_vector(way) + ".";
    } else {
      finding.message += "; it lacks " + said_vector(way) + ".";
    }
    found.push_back(std::move(finding));
  }
}

}  // namespace maquette::auditing
