// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "audit/checks.hpp"
#include "audit/wording.hpp"

namespace maquette::auditing {
namespace {

/// How far the inner sticks out, and on which side. Out of the top is how a plant stands in its pot: only
/// what lies at the outer's height is asked.
struct sticking_out {
  double by = 0.0;
  const char* side = "";
};

sticking_out worst_side(const box& inner, const box& outer, double share) {
  const vec low = wide(outer.low) - wide(inner.low), high = wide(inner.high) - wide(outer.high);
  const vec size = inner.size();
  sticking_out worst;
  const auto consider = [&](double by, double extent, const char* side) {
    if (by > share * extent && by > worst.by) worst = {by, side};
  };
  consider(low.x, size.x, "left (-x)");
  consider(high.x, size.x, "right (+x)");
  consider(low.y, size.y, "front (-y)");
  consider(high.y, size.y, "back (+y)");
  consider(low.z, size.z, "lower (-z)");
  return worst;
}

std::optional<box> bounds_of(const scene& scene, const std::string& name, float below) {
  box result;
  for (const island* island : scene.islands) {
    if (scene.name_of(*island) != name) continue;
    for (const place& p : island->points)
      if (p[2] <= below) result.add(p);
  }
  if (result.empty()) return std::nullopt;
  return result;
}

}  // namespace

void check_containments(const scene& scene, const audit_expectation& expected, findings& found) {
  for (const auto& [inner_name, outer_name] : expected.containments) {
    const auto whole = bounds_of(scene, inner_name, box::far), outer = bounds_of(scene, outer_name, box::far);
    if (!whole || !outer) continue;
    const auto inner = bounds_of(scene, inner_name, outer->high[2]);
    const sticking_out worst =
        inner ? worst_side(*inner, *outer, expected.size_tolerance)
              : sticking_out{static_cast<double>(whole->low[2]) - static_cast<double>(outer->high[2]),
                             "upper (+z)"};
    if (worst.by <= scene.touching) continue;
    audit_finding finding;
    finding.kind = audit_kind::size;
    finding.parts = {inner_name, outer_name};
    finding.value = worst.by;
    finding.unit = "m";
    finding.at = scene.placed((inner ? *inner : *whole).middle());
    finding.message = inner_name + " is meant to lie within " + outer_name + ", and is out of it by " +
                      said_length(worst.by) + " on its " + worst.side + " side.";
    found.push_back(std::move(finding));
  }
}

}  // namespace maquette::auditing
