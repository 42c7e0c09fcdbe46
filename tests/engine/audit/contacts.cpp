// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/shapes.hpp"
#include "support/catch.hpp"

using namespace maquette;
using namespace maquette::testing;

namespace {

part_contact contact_of(const shape& first, const shape& second) {
  assembly pair;
  pair.add("first", first).add("second", second);
  audit_expectation hanging;
  hanging.ground.reset();
  const audit_report report = pair.audited(hanging);
  REQUIRE(report.contacts.size() == 1);
  return report.contacts.front();
}

}  // namespace

TEST_CASE("parts that touch, penetrate, lie apart and lie within each other are told apart") {
  const shape block = box(1, 1, 1);
  CHECK(contact_of(block, box(0.2, 0.2, 0.2).moved(0, 0, 0.6)).state == contact_state::touching);
  CHECK(contact_of(block, box(0.2, 0.2, 0.2)).state == contact_state::contained);
  const part_contact deep = contact_of(block, box(0.2, 0.2, 0.2).moved(0, 0, 0.5));
  CHECK(deep.state == contact_state::penetrating);
  CHECK(about(deep.depth, 0.1));
  CHECK(std::abs(deep.volume - 0.004) < 0.0004);
  const part_contact apart = contact_of(block, sphere(0.1).moved(0.1, 0, 0.63));
  CHECK(apart.state == contact_state::apart);
  CHECK(about(apart.gap, 0.03));
}

TEST_CASE("bars that cross without a vertex in each other penetrate") {
  const part_contact crossing = contact_of(box(1, 0.1, 0.1), box(0.1, 1, 0.1).moved(0, 0, 0.02));
  CHECK(crossing.state == contact_state::penetrating);
}

TEST_CASE("what lies in a hollow is not contained in the material") {
  const part_contact ball = contact_of(sphere(0.2).with(sphere(0.18).inside_out()), sphere(0.05));
  CHECK(ball.state == contact_state::apart);
  CHECK(about(ball.gap, 0.13));
}
