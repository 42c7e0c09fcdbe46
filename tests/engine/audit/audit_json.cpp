// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/shapes.hpp"
#include "support/catch.hpp"

using namespace maquette;
using namespace maquette::testing;

TEST_CASE("a report is written as the command line prints it") {
  assembly scene;
  scene.add("body", box(0.2, 0.2, 0.2).moved(0, 0, 0.1)).add("knob", box(0.1, 0.1, 0.1).moved(0, 0, 0.26));
  const nlohmann::json json = scene.audited();
  CHECK(json["parts"][0] == nlohmann::json{{"name", "body"}, {"size", {0.2, 0.2, 0.2}}, {"triangles", 12}});
  REQUIRE(json["findings"].size() == 1);
  const auto& finding = json["findings"][0];
  CHECK(finding["kind"] == "gap");
  CHECK(finding["parts"] == nlohmann::json{"knob", "body"});
  CHECK(finding["value"] == 0.01);
  CHECK(finding["unit"] == "m");
  CHECK(finding["severity"] == "error");
  CHECK(finding["at"].size() == 3);
  CHECK(finding["fix"]["parts"] == nlohmann::json{"knob"});
  CHECK(finding["fix"]["move"][2] == -0.01);
  CHECK(json["symmetry"]["axis"] == "x");
}
