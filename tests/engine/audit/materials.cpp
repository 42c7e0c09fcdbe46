// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/shapes.hpp"
#include "maquette/error.hpp"
#include "support/catch.hpp"

using namespace maquette;
using namespace maquette::testing;

namespace {

/// A block with these slots; `slots` says of each of its twelve triangles which it uses.
audit_report painted(std::vector<std::string> materials, const std::vector<std::int32_t>& slots = {}) {
  assembly scene;
  scene.add("block", box(1, 1, 1).moved(0, 0, 0.5));
  scene.meshes.front().materials = std::move(materials);
  scene.meshes.front().slots = slots;
  return scene.audited();
}

audit_finding only(const audit_report& report) {
  INFO(told(report));
  REQUIRE(report.findings.size() == 1);
  CHECK(report.findings.front().kind == audit_kind::material);
  return report.findings.front();
}

}  // namespace

TEST_CASE("an object without material, or with empty slots alone, has none") {
  CHECK(only(painted({})).message == "block has no material; give it one.");
  CHECK(only(painted({"", ""})).message == "block has no material; give it one.");
}

TEST_CASE("faces in an empty slot are counted") {
  const audit_finding finding = only(painted({"wood", ""}, {0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1}));
  CHECK(finding.severity == audit_severity::warning);
  CHECK(finding.value == 3);
  CHECK(finding.unit == "triangles");
  CHECK(finding.at);
}

TEST_CASE("faces that name a slot beyond the last are counted") {
  const audit_finding finding = only(painted({"wood"}, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, -1}));
  CHECK(finding.severity == audit_severity::warning);
  CHECK(finding.value == 2);
}

TEST_CASE("a slot that no face uses is worth knowing, and no fault") {
  const audit_finding finding = only(painted({"wood", "brass"}, std::vector<std::int32_t>(12, 0)));
  CHECK(finding.severity == audit_severity::info);
  CHECK(finding.message == "1 material slot that no face uses: in block.");
}

TEST_CASE("an object whose slots are all used has nothing to tell") {
  CHECK(painted({"wood", "brass"}, {0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1}).findings.empty());
  CHECK(painted({"wood"}).findings.empty());
}

TEST_CASE("slots that are not one a triangle are refused") {
  CHECK_THROWS_AS(painted({"wood"}, {0, 0, 0}), input_error);
}
