// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/shapes.hpp"
#include "maquette/error.hpp"
#include "support/catch.hpp"

using namespace maquette;
using namespace maquette::testing;

namespace {

/// The only finding of its kind, of this size to within a twentieth.
const audit_finding& expect_only(const audit_report& report, audit_kind kind, double value) {
  INFO(told(report));
  const audit_finding* finding = find(report, kind);
  REQUIRE(finding != nullptr);
  CHECK(report.findings.size() == 1);
  CHECK(about(finding->value, value));
  return *finding;
}

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
  const audit_finding& finding = expect_only(report, audit_kind::gap, 0.01);
  CHECK(finding.parts == std::vector<std::string>{"handle", "body"});
  CHECK(finding.unit == "m");
  CHECK(finding.message == "handle is 10.0 mm from body; move it by (0, -0.01, 0).");
  REQUIRE(finding.fix);
  CHECK(finding.fix->part == "handle");
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

TEST_CASE("a part far from everything floats") {
  assembly scene;
  scene.add("table", box(1, 1, 0.7).moved(0, 0, 0.35)).add("ball", sphere(0.05).moved(0, 0, 1.25));
  const audit_finding& finding = expect_only(scene.audited(), audit_kind::floating, 0.5);
  CHECK(finding.parts.front() == "ball");
}

TEST_CASE("a leg two millimetres short of the ground") {
  assembly table;
  table.add("top", box(1.2, 0.8, 0.03).moved(0, 0, 0.735));
  table.add("legs", leg(-0.5, -0.3, 0.735)
                        .with(leg(0.5, -0.3, 0.735))
                        .with(leg(-0.5, 0.3, 0.735))
                        .with(leg(0.5, 0.3, 0.733)));
  const audit_finding& finding = expect_only(table.audited(), audit_kind::ground, 0.002);
  CHECK(finding.parts == std::vector<std::string>{"legs"});
  CHECK((*finding.at)[0] > 0.4);
  CHECK((*finding.at)[1] > 0.2);
}

TEST_CASE("a leg two millimetres short of the top that it bears") {
  assembly table;
  table.add("top", box(1.2, 0.8, 0.03).moved(0, 0, 0.735));
  table.add("legs", leg(-0.5, -0.3, 0.735).with(leg(0.5, -0.3, 0.735)).with(leg(-0.5, 0.3, 0.735)));
  table.add("last leg", box(0.05, 0.05, 0.718).moved(0.5, 0.3, 0.359));
  const audit_finding& finding = expect_only(table.audited(), audit_kind::gap, 0.002);
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

TEST_CASE("a lid inside out") {
  assembly pot;
  pot.add("pot", vessel(0.1, 0.15, 0.01));
  const shape lid = cylinder(0.1, 0.01).moved(0, 0, 0.155);
  const auto count = static_cast<double>(lid.triangles.size());
  SECTION("closed") { pot.add("lid", lid.inside_out()); }
  SECTION("open below") { pot.add("lid", turned({{0.1, 0.15}, {0.1, 0.17}, {0, 0.19}}).inside_out()); }
  const audit_finding& finding = expect_only(pot.audited(), audit_kind::normals,
                                             static_cast<double>(pot.meshes.back().triangles.size()));
  CHECK(count > 0);
  CHECK(finding.parts == std::vector<std::string>{"lid"});
}

TEST_CASE("faces turned against their neighbours are counted") {
  shape ball = sphere(0.1).moved(0, 0, 0.1);
  for (std::size_t i = 300; i < 310; ++i) std::swap(ball.triangles[i][1], ball.triangles[i][2]);
  assembly scene;
  scene.add("ball", ball);
  expect_only(scene.audited(), audit_kind::normals, 10);
}

TEST_CASE("a leaf that hangs on nothing is a stray island") {
  shape tree = cylinder(0.1, 2.0).moved(0, 0, 1.0);
  shape leaf;
  leaf.points = {{0.15, 0, 1.5}, {0.25, 0, 1.5}, {0.25, 0.1, 1.5}};
  leaf.triangles = {{0, 1, 2}};
  assembly scene;
  scene.add("tree", tree.with(leaf));
  const audit_finding& finding = expect_only(scene.audited(), audit_kind::island, 0.05);
  CHECK(finding.parts == std::vector<std::string>{"tree"});
}

TEST_CASE("an island that hangs on another part is no stray") {
  shape leaf;
  leaf.points = {{0.05, 0, 1.5}, {0.25, 0, 1.5}, {0.25, 0.1, 1.5}};
  leaf.triangles = {{0, 1, 2}};
  assembly scene;
  scene.add("trunk", cylinder(0.1, 2.0).moved(0, 0, 1.0)).add("leaves", leaf.with(leaf.moved(0, 0, 0.2)));
  CHECK(scene.audited().findings.empty());
}

TEST_CASE("many stray islands are told in a few sentences") {
  shape tree = cylinder(0.1, 2.0).moved(0, 0, 1.0);
  shape leaf;
  leaf.points = {{0.15, 0, 0.5}, {0.25, 0, 0.5}, {0.25, 0.1, 0.5}};
  leaf.triangles = {{0, 1, 2}};
  for (int i = 0; i < 20; ++i) tree = tree.with(leaf.moved(0, 0, 0.06 * i));
  assembly scene;
  scene.add("tree", tree);
  CHECK(scene.audited().findings.size() == 5);
}

TEST_CASE("a wheel sunk half into a body") {
  assembly cart;
  cart.add("body", box(1.0, 0.4, 0.2).moved(0, 0, 0.2));
  const shape wheel = cylinder(0.1, 0.06).lying().lying();  // its axle along y
  const auto at = [&](double x, double y) { return wheel.moved(x, y, 0.1); };
  cart.add("wheels", at(-0.35, -0.23), "wheel 1").add("wheels", at(0.35, -0.23), "wheel 2");
  cart.add("wheels", at(-0.35, 0.23), "wheel 3").add("wheels", at(0.35, 0.2), "wheel 4");
  const audit_finding& finding = expect_only(cart.audited(), audit_kind::penetration, 0.03);
  CHECK(finding.parts == std::vector<std::string>{"wheels", "body"});
  CHECK((*finding.at)[0] > 0.2);
}

TEST_CASE("an overlap that the blueprint means is no fault") {
  assembly pair;
  pair.add("body", box(0.4, 0.4, 0.4).moved(0, 0, 0.2)).add("ball", sphere(0.1).moved(0, 0.2, 0.2));
  CHECK(find(pair.audited(), audit_kind::penetration) != nullptr);
  audit_expectation expected;
  expected.overlaps = {{"body", "ball"}};
  CHECK(pair.audited(expected).findings.empty());
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
  const audit_finding& finding = expect_only(report, audit_kind::size, 0.5);
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

TEST_CASE("edges of three faces are counted") {
  shape block = box(1, 1, 1).moved(0, 0, 0.5);
  block.points.push_back({0, 0, 1.5});
  block.triangles.push_back({4, 5, 8});
  assembly scene;
  scene.add("block", block);
  expect_only(scene.audited(), audit_kind::manifold, 1);
}

TEST_CASE("a face that got lost is a hole") {
  shape ball = sphere(0.1).moved(0, 0, 0.1);
  ball.triangles.erase(ball.triangles.begin() + 500);
  assembly scene;
  scene.add("ball", ball);
  expect_only(scene.audited(), audit_kind::manifold, 3);
}

TEST_CASE("triangles without area are counted") {
  shape block = box(1, 1, 1).moved(0, 0, 0.5);
  block.triangles.push_back({0, 0, 1});
  block.triangles.push_back({2, 3, 3});
  assembly scene;
  scene.add("block", block);
  expect_only(scene.audited(), audit_kind::degenerate, 2);
}

TEST_CASE("duplicate vertices along a seam are counted") {
  shape ball = sphere(0.1).moved(0, 0, 0.1);
  // Half of its faces get vertices of their own.
  std::vector<std::int32_t> copies(ball.points.size(), -1);
  std::size_t seam = 0;
  std::vector<char> below(ball.points.size(), 0);
  for (std::size_t i = 0; i < ball.triangles.size() / 2; ++i)
    for (const auto corner : ball.triangles[i]) below[static_cast<std::size_t>(corner)] = 1;
  for (std::size_t i = ball.triangles.size() / 2; i < ball.triangles.size(); ++i)
    for (auto& corner : ball.triangles[i]) {
      const auto old = static_cast<std::size_t>(corner);
      if (below[old] == 0) continue;
      if (copies[old] < 0) {
        copies[old] = static_cast<std::int32_t>(ball.points.size());
        ball.points.push_back(ball.points[old]);
        ++seam;
      }
      corner = copies[old];
    }
  assembly scene;
  scene.add("ball", ball);
  expect_only(scene.audited(), audit_kind::duplicate, static_cast<double>(seam));
}

TEST_CASE("loose vertices are counted") {
  shape block = box(1, 1, 1).moved(0, 0, 0.5);
  for (int i = 0; i < 3; ++i) block.points.push_back({0.1 * i, 0, 0.2});
  assembly scene;
  scene.add("block", block);
  expect_only(scene.audited(), audit_kind::loose, 3);
}

TEST_CASE("an object without material is told") {
  assembly scene;
  scene.add("block", box(1, 1, 1).moved(0, 0, 0.5));
  scene.meshes.front().materials.clear();
  CHECK(find(scene.audited(), audit_kind::material) != nullptr);
}

TEST_CASE("a mesh that is none is refused") {
  assembly scene;
  shape block = box(1, 1, 1);
  block.triangles.push_back({0, 1, 99});
  scene.add("block", block);
  CHECK_THROWS_AS(scene.audited(), input_error);
  block = box(1, 1, 1);
  block.points[0][0] = std::nan("");
  assembly other;
  other.add("block", block);
  CHECK_THROWS_AS(other.audited(), input_error);
}

TEST_CASE("nothing gives an empty report") {
  const audit_report report = audit({});
  CHECK(report.findings.empty());
  CHECK(report.parts.empty());
  assembly points;
  points.add("cloud", shape{{{0, 0, 0}}, {}});
  CHECK(points.audited().findings.size() == 1);
}
