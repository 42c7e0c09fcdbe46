// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/shapes.hpp"
#include "maquette/error.hpp"
#include "support/catch.hpp"

using namespace maquette;
using namespace maquette::testing;

namespace {

/// A shelf that hangs on the left side and ends 1 cm short of the right one.
assembly short_shelf() {
  assembly scene;
  scene.add("left", box(0.02, 0.3, 1).moved(-0.5, 0, 0.5)).add("right", box(0.02, 0.3, 1).moved(0.5, 0, 0.5));
  scene.add("shelf", box(0.97, 0.3, 0.02).moved(-0.005, 0, 0.5));
  return scene;
}

assembly ball_in_box() {
  assembly scene;
  scene.add("body", box(0.4, 0.4, 0.4).moved(0, 0, 0.2)).add("ball", sphere(0.1).moved(0, 0.2, 0.2));
  return scene;
}

}  // namespace

TEST_CASE("attached parts must touch, even where each hangs on something else") {
  CHECK(short_shelf().audited().findings.empty());
  audit_expectation expected;
  expected.attachments = {{"shelf", "left"}, {"shelf", "right"}};
  const audit_report report = short_shelf().audited(expected);
  INFO(told(report));
  REQUIRE(report.findings.size() == 1);
  const audit_finding& finding = report.findings.front();
  CHECK(finding.kind == audit_kind::gap);
  CHECK(finding.parts == std::vector<std::string>{"shelf", "right"});
  CHECK(about(finding.value, 0.01));
  CHECK_FALSE(finding.fix);  // moving it would tear it from the left
}

TEST_CASE("a loose part is measured against what it is attached to, and told once") {
  assembly pot;
  pot.add("body", vessel(0.04, 0.1, 0.004)).add("lid", cylinder(0.08, 0.01).moved(0, 0, 0.105));
  pot.add("handle", ring(0.025, 0.005).lying().moved(0, 0.09, 0.06));
  CHECK(find(pot.audited(), audit_kind::gap)->parts == std::vector<std::string>{"handle", "lid"});
  audit_expectation expected;
  expected.attachments = {{"handle", "body"}};
  const audit_report report = pot.audited(expected);
  INFO(told(report));
  REQUIRE(report.findings.size() == 1);
  CHECK(report.findings[0].parts == std::vector<std::string>{"handle", "body"});
  CHECK(about(report.findings[0].value, 0.02));
}

TEST_CASE("what is attached or contained may overlap") {
  REQUIRE(find(ball_in_box().audited(), audit_kind::penetration) != nullptr);
  audit_expectation expected;
  expected.attachments = {{"ball", "body"}};
  CHECK(ball_in_box().audited(expected).findings.empty());
  expected.attachments = {};
  expected.containments = {{"ball", "body"}};
  CHECK(find(ball_in_box().audited(expected), audit_kind::penetration) == nullptr);
}

TEST_CASE("what is contained sticks out of nothing but the top") {
  assembly plant;
  plant.add("pot", vessel(0.1, 0.18, 0.01)).add("soil", cylinder(0.092, 0.14).moved(0, 0, 0.09));
  audit_expectation expected;
  expected.containments = {{"soil", "pot"}, {"stem", "pot"}};
  SECTION("a stem out of the top") {
    plant.add("stem", cylinder(0.006, 0.3).moved(0, 0, 0.28));
    CHECK(plant.audited(expected).findings.empty());
  }
  SECTION("a stem beside the pot") {
    plant.add("stem", cylinder(0.006, 0.3).moved(0.104, 0, 0.15));
    const audit_report report = plant.audited(expected);
    REQUIRE(find(report, audit_kind::size) != nullptr);
    CHECK(about(find(report, audit_kind::size)->value, 0.01));
  }
  SECTION("a stem above the pot") {
    plant.add("stem", cylinder(0.006, 0.3).moved(0, 0, 0.38));
    const audit_report report = plant.audited(expected);
    REQUIRE(find(report, audit_kind::size) != nullptr);
    CHECK(about(find(report, audit_kind::size)->value, 0.05));
  }
}

TEST_CASE("what is meant to float needs no hold, and does not tip what stands") {
  assembly scene;
  scene.add("base", box(0.2, 0.2, 0.1).moved(0, 0, 0.05)).add("balloon", sphere(0.3).moved(1, 0, 1));
  CHECK(find(scene.audited(), audit_kind::floating) != nullptr);
  audit_expectation expected;
  expected.floats = {"balloon"};
  const audit_report report = scene.audited(expected);
  INFO(told(report));
  CHECK(report.findings.empty());
}

TEST_CASE("an asset that floats as a whole need not stand on the ground") {
  assembly drone;
  drone.add("drone", box(0.2, 0.2, 0.1).moved(0, 0, 1));
  CHECK(find(drone.audited(), audit_kind::ground) != nullptr);
  audit_expectation expected;
  expected.floats = {"drone"};
  CHECK(drone.audited(expected).findings.empty());
}

TEST_CASE("names that are not in the asset say nothing") {
  assembly scene;
  scene.add("block", box(1, 1, 1).moved(0, 0, 0.5));
  audit_expectation expected;
  expected.attachments = {{"block", "nobody"}, {"block", "block"}};
  expected.containments = {{"nobody", "block"}};
  expected.floats = {"nobody"};
  CHECK(scene.audited(expected).findings.empty());
}

TEST_CASE("expectations are read from what the command line and the blueprint write") {
  const auto expected =
      nlohmann::json::parse(R"({"attachments": [["a", "b"]], "containments": [["c", "d"]], "floats": ["e"]})")
          .get<audit_expectation>();
  CHECK(expected.attachments == std::vector<std::pair<std::string, std::string>>{{"a", "b"}});
  CHECK(expected.containments == std::vector<std::pair<std::string, std::string>>{{"c", "d"}});
  CHECK(expected.floats == std::vector<std::string>{"e"});
  CHECK_THROWS_AS(nlohmann::json::parse(R"({"floats": 3})").get<audit_expectation>(), input_error);
}
