// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/finding.hpp"
#include "support/catch.hpp"

using namespace maquette;
using namespace maquette::testing;

namespace {

/// A handle on the side of a block of 10 cm, off by `gap`.
assembly block_with_handle(double gap, point offset = {}) {
  assembly result;
  result.offset = offset;
  result.add("body", box(0.1, 0.1, 0.1).moved(0, 0, 0.05));
  result.add("handle", ring(0.03, 0.005).lying().moved(0, 0.05 + 0.035 + gap, 0.05));
  return result;
}

shape leg(double x, double y, double length) {
  return box(0.05, 0.05, length).moved(x, y, 0.735 - length / 2);
}

}  // namespace

TEST_CASE("a handle one centimetre off is a gap, with the way back") {
  const audit_report report = block_with_handle(0.01).audited();
  const audit_finding finding = expect_only(report, audit_kind::gap, 0.01);
  CHECK(finding.parts == std::vector<std::string>{"handle", "body"});
  CHECK(finding.unit == "m");
  CHECK(finding.message == "handle is 10.0 mm from body; move it by (0, -0.01, 0).");
  REQUIRE(finding.fix);
  CHECK(finding.fix->parts.front() == "handle");
  CHECK(about(finding.fix->move[1], -0.01));
  REQUIRE(finding.at);
  CHECK(about((*finding.at)[1], 0.06));
}

TEST_CASE("the fix of a gap mends it") {
  const audit_report report = block_with_handle(0.01).audited();
  REQUIRE(find(report, audit_kind::gap) != nullptr);
  CHECK(block_with_handle(0.01 + find(report, audit_kind::gap)->fix->move[1]).audited().findings.empty());
}

TEST_CASE("a gap of a millimetre is measured a kilometre from the origin") {
  const audit_report report = block_with_handle(0.001, {1000.0, -1000.0, 0.0}).audited();
  INFO(told(report));
  REQUIRE(find(report, audit_kind::gap) != nullptr);
  // Floats there are 0.06 mm apart: the mesh itself says no better.
  CHECK(std::abs(find(report, audit_kind::gap)->value - 0.001) < 0.000065);
}

TEST_CASE("a knob off a top that is itself off its legs: each gap is told once, by the side that is loose") {
  assembly table;
  table.add("top", box(1.0, 0.6, 0.03).moved(0, 0, 0.735));
  table.add("legs", box(0.05, 0.05, 0.7).moved(-0.4, 0, 0.35).with(box(0.05, 0.05, 0.7).moved(0.4, 0, 0.35)));
  table.add("knob", box(0.03, 0.03, 0.03).moved(0, -0.3 - 0.015 - 0.01, 0.735));
  const audit_report report = table.audited();
  INFO(told(report));
  REQUIRE(report.findings.size() == 2);
  CHECK(report.findings[0].parts == std::vector<std::string>{"knob", "top"});
  CHECK(about(report.findings[0].value, 0.01));
  CHECK(report.findings[1].parts.front() == "top");
  CHECK(report.findings[1].parts.back() == "legs");
  CHECK(about(report.findings[1].value, 0.02));
  REQUIRE(report.findings[1].fix);
  CHECK(report.findings[1].fix->parts.size() == 2);  // the knob goes along
}

TEST_CASE("a part far from everything floats") {
  assembly scene;
  scene.add("table", box(1, 1, 0.7).moved(0, 0, 0.35)).add("ball", sphere(0.05).moved(0, 0, 1.25));
  const audit_finding finding = expect_only(scene.audited(), audit_kind::floating, 0.5);
  CHECK(finding.parts.front() == "ball");
}

TEST_CASE("a leg two millimetres short of the ground") {
  assembly table;
  table.add("top", box(1.2, 0.8, 0.03).moved(0, 0, 0.735));
  table.add("legs", leg(-0.5, -0.3, 0.735)
                        .with(leg(0.5, -0.3, 0.735))
                        .with(leg(-0.5, 0.3, 0.735))
                        .with(leg(0.5, 0.3, 0.733)));
  const audit_finding finding = expect_only(table.audited(), audit_kind::ground, 0.002);
  CHECK(finding.parts == std::vector<std::string>{"legs"});
  CHECK((*finding.at)[0] > 0.4);
  CHECK((*finding.at)[1] > 0.2);
}

TEST_CASE("a leg two millimetres short of the top that it bears") {
  assembly table;
  table.add("top", box(1.2, 0.8, 0.03).moved(0, 0, 0.735));
  table.add("legs", leg(-0.5, -0.3, 0.735).with(leg(0.5, -0.3, 0.735)).with(leg(-0.5, 0.3, 0.735)));
  table.add("last leg", box(0.05, 0.05, 0.718).moved(0.5, 0.3, 0.359));
  const audit_finding finding = expect_only(table.audited(), audit_kind::gap, 0.002);
  CHECK(finding.parts == std::vector<std::string>{"last leg", "top"});
}

TEST_CASE("an asset above the ground, and one sunk into it") {
  assembly above;
  above.add("block", box(1, 1, 1).moved(0, 0, 0.512));
  CHECK(expect_only(above.audited(), audit_kind::ground, 0.012).fix->move[2] < 0);
  assembly below;
  below.add("block", box(1, 1, 1).moved(0, 0, 0.48));
  CHECK(expect_only(below.audited(), audit_kind::ground, -0.02).fix->move[2] > 0);
}

TEST_CASE("a leaf that hangs on nothing is a stray island") {
  shape tree = cylinder(0.1, 2.0).moved(0, 0, 1.0);
  shape leaf;
  leaf.points = {{0.15, 0, 1.5}, {0.25, 0, 1.5}, {0.25, 0.1, 1.5}};
  leaf.triangles = {{0, 1, 2}};
  assembly scene;
  scene.add("tree", tree.with(leaf));
  const audit_finding finding = expect_only(scene.audited(), audit_kind::island, 0.05);
  CHECK(finding.parts == std::vector<std::string>{"tree"});
}

TEST_CASE("an island that hangs on another part is no stray") {
  shape leaf;
  leaf.points = {{0.05, 0, 1.5}, {0.25, 0, 1.5}, {0.25, 0.1, 1.5}};
  leaf.triangles = {{0, 1, 2}};
  assembly scene;
  scene.add("trunk", cylinder(0.1, 2.0).moved(0, 0, 1.0)).add("leaves", leaf.with(leaf.moved(0, 0, 0.2)));
  const audit_report report = scene.audited();
  INFO(told(report));
  CHECK(report.findings.empty());
}

TEST_CASE("many stray islands are told in a few sentences") {
  shape tree = cylinder(0.1, 2.0).moved(0, 0, 1.0);
  shape leaf;
  leaf.points = {{0.15, 0, 0.5}, {0.25, 0, 0.5}, {0.25, 0.1, 0.5}};
  leaf.triangles = {{0, 1, 2}};
  for (int i = 0; i < 20; ++i) tree = tree.with(leaf.moved(0, 0, 0.06 * i));
  assembly scene;
  scene.add("tree", tree);
  const audit_report report = scene.audited();
  INFO(told(report));
  CHECK(report.findings.size() == 5);
}

TEST_CASE("a wheel sunk half into a body") {
  assembly cart;
  cart.add("body", box(1.0, 0.4, 0.2).moved(0, 0, 0.2));
  const shape wheel = cylinder(0.1, 0.06).lying().lying();  // its axle along y
  const auto at = [&](double x, double y) { return wheel.moved(x, y, 0.1); };
  cart.add("wheels", at(-0.35, -0.23), "wheel 1").add("wheels", at(0.35, -0.23), "wheel 2");
  cart.add("wheels", at(-0.35, 0.23), "wheel 3").add("wheels", at(0.35, 0.2), "wheel 4");
  const audit_finding finding = expect_only(cart.audited(), audit_kind::penetration, 0.03);
  CHECK(finding.parts == std::vector<std::string>{"wheels", "body"});
  CHECK((*finding.at)[0] > 0.2);
}

TEST_CASE("the fix of a sunk part leaves it let in, and mends it") {
  const auto sunk_ball = [](double y) {
    assembly pair;
    pair.add("body", box(0.4, 0.4, 0.4).moved(0, 0, 0.2)).add("ball", sphere(0.1).moved(0, y, 0.2));
    return pair.audited();
  };
  const audit_finding finding = expect_only(sunk_ball(0.2), audit_kind::penetration, 0.1);
  REQUIRE(finding.fix);
  CHECK(finding.fix->parts == std::vector<std::string>{"ball"});
  CHECK(about(finding.fix->move[1], 0.09));
  CHECK(sunk_ball(0.2 + finding.fix->move[1]).findings.empty());
}

TEST_CASE("a thin wheel sunk half into the side of a body that it is wider than") {
  assembly cart;
  cart.add("body", box(0.6, 0.1, 0.3).moved(0, 0, 0.4))
      .add("stand", box(0.4, 0.4, 0.25).moved(0, 0.21, 0.125));
  cart.add("wheel", cylinder(0.25, 0.05).lying().lying().moved(0, -0.05, 0.25));
  const audit_finding finding = expect_only(cart.audited(), audit_kind::penetration, 0.025);
  CHECK(finding.parts == std::vector<std::string>{"wheel", "body"});
}

TEST_CASE("an overlap that the blueprint means is no fault") {
  assembly pair;
  pair.add("body", box(0.4, 0.4, 0.4).moved(0, 0, 0.2)).add("ball", sphere(0.1).moved(0, 0.2, 0.2));
  CHECK(find(pair.audited(), audit_kind::penetration) != nullptr);
  audit_expectation expected;
  expected.overlaps = {{"body", "ball"}};
  CHECK(pair.audited(expected).findings.empty());
}

TEST_CASE("what floats together is moved together") {
  assembly scene;
  scene.add("table", box(1, 1, 0.7).moved(0, 0, 0.35));
  scene.add("cup", vessel(0.04, 0.1, 0.004).moved(0, 0, 0.72));
  scene.add("handle", ring(0.025, 0.005).lying().moved(0, 0.058, 0.77));
  const audit_finding finding = expect_only(scene.audited(), audit_kind::gap, 0.02);
  REQUIRE(finding.fix);
  CHECK(finding.fix->parts == std::vector<std::string>{"cup", "handle"});
  CHECK(about(finding.fix->move[2], -0.02));
}

TEST_CASE("an asset above the ground is moved with all its parts") {
  assembly scene;
  scene.add("foot", box(1, 1, 0.1).moved(0, 0, 0.15)).add("head", box(0.5, 0.5, 0.5).moved(0, 0, 0.45));
  const audit_finding finding = expect_only(scene.audited(), audit_kind::ground, 0.1);
  CHECK(finding.fix->parts == std::vector<std::string>{"foot", "head"});
}

TEST_CASE("a short leg of a chair that leans on the other three") {
  assembly chair;
  chair.add("seat", box(0.45, 0.45, 0.04).moved(0, 0, 0.45))
      .add("back", box(0.45, 0.04, 0.5).moved(0, 0.205, 0.7));
  int number = 0;
  for (const double x : {-0.2, 0.2})
    for (const double y : {-0.2, 0.2}) {
      const double length = ++number == 1 ? 0.428 : 0.43;
      chair.add("leg " + std::to_string(number), box(0.04, 0.04, length).moved(x, y, 0.43 - length / 2));
    }
  const audit_finding finding = expect_only(chair.audited(), audit_kind::ground, 0.002);
  CHECK(finding.parts == std::vector<std::string>{"leg 1"});
}

TEST_CASE("a stool that tips over its short leg is told of the leg alone") {
  assembly stool;
  stool.add("seat", cylinder(0.2, 0.03).moved(0, 0, 0.465));
  for (int i = 0; i < 3; ++i) {
    const double angle = 2.1 * i, length = i == 0 ? 0.448 : 0.45;
    stool.add(
        "legs",
        cylinder(0.02, length).moved(0.15 * std::cos(angle), 0.15 * std::sin(angle), 0.45 - length / 2));
  }
  expect_only(stool.audited(), audit_kind::ground, 0.002);
}

TEST_CASE("the fourth wheel stands a centimetre off the body that the others touch") {
  assembly cart;
  cart.add("body", box(2.0, 0.8, 0.5).moved(0, 0, 0.5));
  const shape wheel = cylinder(0.25, 0.15).lying().lying();
  int number = 0;
  for (const double x : {-0.7, 0.7})
    for (const double y : {-0.475, 0.475}) {
      ++number;
      cart.add("wheel " + std::to_string(number), wheel.moved(x, number == 4 ? y + 0.01 : y, 0.25));
    }
  const audit_finding finding = expect_only(cart.audited(), audit_kind::gap, 0.01);
  CHECK(finding.parts == std::vector<std::string>{"wheel 4", "body"});
}

TEST_CASE("what would tip over is told by how far") {
  assembly stand;
  stand.add("foot", box(0.2, 0.2, 0.02).moved(0, 0, 0.01))
      .add("head", box(1.0, 0.2, 0.2).moved(0.45, 0, 0.12));
  const double mass = 0.2 * 0.2 * 0.02, head = 1.0 * 0.2 * 0.2;
  expect_only(stand.audited(), audit_kind::stability, 0.45 * head / (mass + head) - 0.1);
}

TEST_CASE("sizes are held against what is expected") {
  assembly scene;
  scene.add("block", box(1.0, 0.5, 0.25).moved(0, 0, 0.125));
  audit_expectation expected;
  expected.size = {{1.05, 0.5, 0.0}};
  CHECK(scene.audited(expected).findings.empty());
  expected.parts = {{"block", {1.0, 0.8, 0.25}}};
  const audit_report report = scene.audited(expected);
  const audit_finding finding = expect_only(report, audit_kind::size, 0.5);
  CHECK(finding.message == "block is 0.500 m deep (y); 0.800 m was expected.");
}

TEST_CASE("symmetry is measured across the best plane") {
  assembly scene;
  scene.add("seat", box(0.4, 0.4, 0.1).moved(0, 0, 0.05))
      .add("left", box(0.05, 0.1, 0.3).moved(-0.15, 0.03, 0.25));
  scene.add("right", box(0.05, 0.1, 0.3).moved(0.15, 0.03, 0.25));
  const auto even = scene.audited().symmetry;
  REQUIRE(even);
  CHECK(even->axis == 0);
  CHECK(even->error < 1e-6);
  scene.meshes.pop_back();
  scene.add("right", box(0.05, 0.1, 0.32).moved(0.15, 0.03, 0.26));
  audit_expectation expected;
  expected.symmetry = 0.001;
  expect_only(scene.audited(expected), audit_kind::symmetry, 0.02);
}
