// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <limits>

#include "maquette/blueprint.hpp"

namespace maquette {
namespace {

/// A part as built may differ from its box by this share: boxes are drawn before anything is modelled.
constexpr double size_tolerance = 0.2;
/// Metres of error of a mirrored asset, as a share of its width.
constexpr double mirror_share = 0.02;

point extent_of(const blueprint_part& part) {
  constexpr double far = std::numeric_limits<double>::infinity();
  point low{far, far, far}, high{-far, -far, -far}, size{};
  for (const blueprint_box& box : part.boxes)
    for (std::size_t axis = 0; axis < 3; ++axis) {
      low[axis] = std::min(low[axis], box.low()[axis]);
      high[axis] = std::max(high[axis], box.high()[axis]);
    }
  for (std::size_t axis = 0; axis < 3; ++axis) size[axis] = std::max(0.0, high[axis] - low[axis]);
  return size;
}

}  // namespace

audit_expectation expectation_of(const blueprint& plan) {
  audit_expectation expected;
  expected.size = plan.size;
  expected.size_tolerance = size_tolerance;
  if (plan.stands != stand::ground) expected.ground.reset();
  if (plan.mirrored) expected.symmetry = mirror_share * plan.size[0];
  for (const blueprint_part& part : plan.parts) {
    expected.parts.push_back({part.name, extent_of(part)});
    for (const std::string& other : part.attaches_to) expected.attachments.emplace_back(part.name, other);
    // A wick lies in its flame and sticks out below: what is inside may be so in part.
    for (const std::string& other : part.inside) expected.overlaps.emplace_back(part.name, other);
  }
  if (plan.stands == stand::floats && !plan.parts.empty()) expected.floats.push_back(plan.parts.front().name);
  return expected;
}

}  // namespace maquette
