// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/shapes.hpp"
#include "support/catch.hpp"

using namespace maquette;
using namespace maquette::testing;

namespace {

/// A plate of one face: an L of six corners, or a hexagon; `lift` bends one corner up.
audit_report plate(bool concave, double lift) {
  shape face;
  const double inner = concave ? 0.4 : 0.9;
  face.points = {{0, 0, 0}, {1, 0, 0}, {1, 0.4, 0}, {inner, inner, lift}, {0.4, 1, 0}, {0, 1, 0}};
  face.triangles = {{0, 1, 2}, {0, 2, 3}, {0, 3, 4}, {0, 4, 5}};
  const std::vector<std::int32_t> corners{0, 1, 2, 3, 4, 5}, ends{6};
  assembly scene;
  scene.add("plate", face);
  scene.meshes.front().ngon_corners = corners;
  scene.meshes.front().ngon_ends = ends;
  return scene.audited();
}

}  // namespace

TEST_CASE("a concave face of many corners is worth knowing while it is flat") {
  const audit_report report = plate(true, 0.0);
  INFO(told(report));
  REQUIRE(report.findings.size() == 1);
  CHECK(report.findings[0].kind == audit_kind::manifold);
  CHECK(report.findings[0].severity == audit_severity::info);
  CHECK(report.findings[0].value == 1);
  CHECK(report.findings[0].unit == "faces");
}

TEST_CASE("a concave face that is bent is a fault") {
  const audit_report report = plate(true, 0.2);
  const audit_finding* finding = find(report, audit_kind::manifold);
  REQUIRE(finding != nullptr);
  CHECK(finding->severity == audit_severity::warning);
}

TEST_CASE("a convex face of many corners is fine") { CHECK(plate(false, 0.0).findings.empty()); }
