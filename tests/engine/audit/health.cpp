// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/finding.hpp"
#include "maquette/error.hpp"
#include "support/catch.hpp"

using namespace maquette;
using namespace maquette::testing;

TEST_CASE("a lid inside out") {
  assembly pot;
  pot.add("pot", vessel(0.1, 0.15, 0.01));
  const shape lid = cylinder(0.1, 0.01).moved(0, 0, 0.155);
  SECTION("closed") { pot.add("lid", lid.inside_out()); }
  SECTION("open below") { pot.add("lid", turned({{0.1, 0.15}, {0.1, 0.17}, {0, 0.19}}).inside_out()); }
  const audit_finding finding = expect_only(pot.audited(), audit_kind::normals,
                                            static_cast<double>(pot.meshes.back().triangles.size()));
  CHECK(finding.parts == std::vector<std::string>{"lid"});
}

TEST_CASE("faces turned against their neighbours are counted") {
  shape ball = sphere(0.1).moved(0, 0, 0.1);
  for (std::size_t i = 300; i < 310; ++i) std::swap(ball.triangles[i][1], ball.triangles[i][2]);
  assembly scene;
  scene.add("ball", ball);
  expect_only(scene.audited(), audit_kind::normals, 10);
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
