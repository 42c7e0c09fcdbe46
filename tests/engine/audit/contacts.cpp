// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/shapes.hpp"
#include "maquette/error.hpp"
#include "support/thrown.hpp"

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

TEST_CASE("what stands between two named parts is told though each has a nearer neighbour") {
  assembly row;
  row.add("left", box(1, 1, 1))
      .add("middle", box(1, 1, 1).moved(1.1, 0, 0))
      .add("right", box(1, 1, 1).moved(2.2, 0, 0));
  const part_contact far = measure_between(row.meshes, "left", "right");
  CHECK(far.state == contact_state::apart);
  CHECK(about(far.gap, 1.2));
  CHECK(about(far.at_first[0], 0.5));
  CHECK(about(far.at_second[0], 1.7));
  assembly sunk;
  sunk.add("block", box(1, 1, 1)).add("peg", box(0.2, 0.2, 0.2).moved(0, 0, 0.5));
  CHECK(about(measure_between(sunk.meshes, "peg", "block").depth, 0.1));
}

TEST_CASE("a part that is not there, or is named twice, is told of with those that there are") {
  assembly pair;
  pair.add("seat", box(1, 1, 1)).add("leg", box(1, 1, 1).moved(0, 0, 3));
  CHECK(says(thrown<input_error>([&] { measure_between(pair.meshes, "seat", "legs"); }).what(), "seat, leg"));
  CHECK_THROWS_AS(measure_between(pair.meshes, "leg", "leg"), input_error);
}
