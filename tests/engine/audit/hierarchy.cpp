// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/shapes.hpp"
#include "support/catch.hpp"

using namespace maquette;
using namespace maquette::testing;

namespace {

/// Blocks stacked on each other, one a name.
assembly stack(const std::vector<std::string>& names) {
  assembly scene;
  for (std::size_t i = 0; i < names.size(); ++i)
    scene.add(names[i], box(1, 1, 1).moved(0, 0, 0.5 + static_cast<double>(i)));
  return scene;
}

audit_finding only(const assembly& scene) {
  const audit_report report = scene.audited();
  INFO(told(report));
  REQUIRE(report.findings.size() == 1);
  CHECK(report.findings.front().kind == audit_kind::hierarchy);
  return report.findings.front();
}

}  // namespace

TEST_CASE("a scaled parent is told by the factor that changes the most") {
  assembly scene = stack({"base", "post"});
  scene.meshes[0].frame.scale = {1.0, 0.25, 2.0};
  scene.meshes[1].frame.parent = "base";
  scene.meshes[1].frame.parent_scale = {1.0, 0.25, 2.0};
  const audit_report report = scene.audited();
  INFO(told(report));
  const audit_finding& finding = report.findings.front();
  CHECK(finding.kind == audit_kind::hierarchy);
  CHECK(finding.severity == audit_severity::warning);
  CHECK(finding.value == 0.25);
  CHECK(finding.unit == "x");
  CHECK(finding.parts == std::vector<std::string>{"base", "post"});
  CHECK(finding.message.starts_with("base is scaled by 0.25, unevenly"));
}

TEST_CASE("an empty that is scaled is told once, by its own name") {
  assembly scene = stack({"base", "post"});
  for (part_mesh& mesh : scene.meshes) {
    mesh.frame.parent = "asset";
    mesh.frame.parent_scale = {0.5, 0.5, 0.5};
  }
  const audit_finding finding = only(scene);
  CHECK(finding.value == 0.5);
  CHECK(finding.message.starts_with("asset is scaled by 0.5, and so is"));
}

TEST_CASE("a parent that only hands on its own parent's scale is not told") {
  assembly scene = stack({"base", "post", "lamp"});
  scene.meshes[0].frame = {"asset", {1, 1, 1}, {2, 2, 2}, "", "asset"};
  scene.meshes[1].frame = {"base", {1, 1, 1}, {2, 2, 2}, "", "asset"};
  scene.meshes[2].frame = {"post", {1, 1, 1}, {2, 2, 2}, "", "asset"};
  CHECK(only(scene).message.starts_with("asset is scaled by 2, and so is all that hangs on it (base)"));
}

TEST_CASE("scales that only rounding parts from 1 are 1") {
  assembly scene = stack({"base", "post"});
  scene.meshes[1].frame.parent = "base";
  scene.meshes[1].frame.parent_scale = {1.000001, 0.999999, 1.0};
  CHECK(scene.audited().findings.empty());
}

TEST_CASE("an object's own scale, on which nothing hangs, is no fault") {
  assembly scene = stack({"block"});
  scene.meshes[0].frame.scale = {2.0, 2.0, 2.0};
  CHECK(scene.audited().findings.empty());
  scene.meshes[0].frame.scale = {2.0, 1.0, 0.5};
  CHECK(only(scene).severity == audit_severity::info);
  scene.meshes[0].frame.scale = {-1.0, 1.0, 1.0};
  CHECK(only(scene).severity == audit_severity::info);
}

TEST_CASE("a part that hangs on nothing while the others have one root") {
  assembly scene = stack({"base", "post", "lamp"});
  scene.meshes[0].frame.root = scene.meshes[1].frame.root = "asset";
  scene.meshes[2].frame.root = "lamp";
  const audit_finding finding = only(scene);
  CHECK(finding.severity == audit_severity::warning);
  CHECK(finding.parts == std::vector<std::string>{"lamp"});
  CHECK(finding.message ==
        "lamp has no parent, while the other parts hang on asset; set its parent to asset.");
}

TEST_CASE("parts that all stand for themselves need no root") {
  assembly scene = stack({"base", "post", "lamp"});
  for (part_mesh& mesh : scene.meshes) mesh.frame.root = mesh.object;
  CHECK(scene.audited().findings.empty());
}

TEST_CASE("names that Blender gave are worth a better one") {
  CHECK(only(stack({"base", "Cube.001"})).message ==
        "Cube.001 still has the name that Blender gave; say what it is.");
  const audit_finding finding = only(stack({"leg", "leg.001", "leg.002"}));
  CHECK(finding.severity == audit_severity::info);
  CHECK(finding.value == 3);
}

TEST_CASE("names that say what things are are left alone") {
  CHECK(stack({"leg_1", "leg_2", "cube of sugar", "v1.2"}).audited().findings.empty());
}

TEST_CASE("instances of one object are one object") {
  assembly scene = stack({"brick", "brick"});
  scene.meshes[0].frame.scale = scene.meshes[1].frame.scale = {-1.0, 1.0, 1.0};
  CHECK(only(scene).value == 1);
}
