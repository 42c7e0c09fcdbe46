// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "blueprint/boxes.hpp"
#include "maquette/blueprint.hpp"

namespace maquette {
namespace {

/// A part as built may differ from its box by this share: boxes are drawn before anything is modelled.
constexpr double size_tolerance = 0.2;
/// And by this share of the asset's largest extent, which is much of a thin part's own.
constexpr double slack_share = 0.02;
/// Metres of error of a mirrored asset, as a share of its width.
constexpr double mirror_share = 0.02;

}  // namespace

audit_expectation expectation_of(const blueprint& plan) {
  audit_expectation expected;
  expected.size = plan.size;
  expected.size_tolerance = size_tolerance;
  expected.size_slack = slack_share * *std::ranges::max_element(plan.size);
  if (plan.stands != stand::ground) expected.ground.reset();
  if (plan.mirrored) expected.symmetry = mirror_share * plan.size[0];
  for (const blueprint_part& part : plan.parts) {
    expected.parts.push_back({part.name, bounds_of(part.boxes).size});
    for (const std::string& other : part.attaches_to) expected.attachments.emplace_back(part.name, other);
    // A wick lies in its flame and sticks out below: what is inside may be so in part.
    for (const std::string& other : part.inside) expected.overlaps.emplace_back(part.name, other);
  }
  if (plan.stands == stand::floats && !plan.parts.empty()) expected.floats.push_back(plan.parts.front().name);
  return expected;
}

}  // namespace maquette
