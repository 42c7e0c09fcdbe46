// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "audit/checks.hpp"
#include "audit/wording.hpp"

namespace maquette::auditing {
namespace {

void compare(const std::string& name, const std::vector<std::string>& parts, const box& bounds,
             const point& size, const scene& scene, const audit_expectation& expected, findings& found) {
  constexpr std::array<const char*, 3> extents{"wide (x)", "deep (y)", "high (z)"};
  const vec is = bounds.size();
  const std::array<double, 3> measured{is.x, is.y, is.z};
  for (std::size_t axis = 0; axis < 3; ++axis) {
    const double allowed = std::max(expected.size_tolerance * size[axis], expected.size_slack);
    if (!(size[axis] > 0.0) || std::abs(measured[axis] - size[axis]) <= allowed) continue;
    audit_finding finding;
    finding.kind = audit_kind::size;
    finding.parts = parts;
    finding.value = measured[axis];
    finding.unit = "m";
    finding.at = scene.placed(bounds.middle());
    finding.message = name + " is " + said_length(measured[axis]) + " " + extents[axis] + "; " +
                      said_length(size[axis]) + " was expected.";
    found.push_back(std::move(finding));
  }
}

}  // namespace

void check_sizes(const scene& scene, const audit_expectation& expected, findings& found) {
  if (expected.size && !scene.bounds.empty())
    compare("The asset", {}, scene.bounds, *expected.size, scene, expected, found);
  for (const part_size& wanted : expected.parts) {
    const auto part = std::find_if(scene.parts.begin(), scene.parts.end(),
                                   [&](const scene_part& each) { return each.name == wanted.part; });
    if (part != scene.parts.end() && !part->bounds.empty())
      compare(part->name, {part->name}, part->bounds, wanted.size, scene, expected, found);
  }
}

}  // namespace maquette::auditing
