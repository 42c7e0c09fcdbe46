// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/blueprint.hpp"

#include "maquette/error.hpp"
#include "maquette/structured.hpp"
#include "support/catch.hpp"
#include "support/thrown.hpp"

using namespace maquette;

namespace {

bool has(const std::string& text, const char* piece) { return text.find(piece) != std::string::npos; }

/// A stool: a seat on three legs.
blueprint stool() {
  blueprint plan;
  plan.name = "stool";
  plan.summary = "A round stool";
  plan.size = {0.4, 0.4, 0.5};
  plan.materials = {{"oak", "#b08850", 0.5, 0.0, ""}};
  plan.parts = {{"seat", "round", {{{0.0, 0.0, 0.48}, {0.4, 0.4, 0.04}}}, {}, {}, "oak"},
                {"legs",
                 "turned",
                 {{{-0.15, 0.0, 0.23}, {0.04, 0.04, 0.46}}, {{0.15, 0.0, 0.23}, {0.04, 0.04, 0.46}}},
                 {"seat"},
                 {},
                 "oak"}};
  plan.parameters = {"HEIGHT = 0.5  # m, 0.3..0.8: height of the stool"};
  return plan;
}

std::string faults_of(const blueprint& plan) {
  std::string all;
  for (const std::string& fault : blueprint_faults(plan)) all += fault + "\n";
  return all;
}

}  // namespace

TEST_CASE("a sound blueprint has no faults") { CHECK(faults_of(stool()).empty()); }

TEST_CASE("a blueprint comes back from its JSON, which keeps to the schema") {
  const nlohmann::json json = stool();
  CHECK(schema_misfits(json, blueprint_schema()).empty());
  CHECK(nlohmann::json(json.get<blueprint>()) == json);
}

TEST_CASE("what is no blueprint is refused") {
  CHECK_THROWS_AS(nlohmann::json::object().get<blueprint>(), input_error);
  nlohmann::json json = stool();
  json["stands"] = "lies";
  CHECK_THROWS_AS(json.get<blueprint>(), input_error);
}

TEST_CASE("a leg that does not reach the seat is a fault, and is moved there") {
  blueprint plan = stool();
  plan.parts[0].boxes[0].centre[2] = 0.53;
  plan.size[2] = 0.55;
  CHECK(has(faults_of(plan), "\"legs\" attaches to \"seat\", but a box of it is 0.050 m away"));
  const auto said = repair_blueprint(plan);
  CHECK(faults_of(plan).empty());
  CHECK(said.size() == 2);  // the legs went up, then all went down
}

TEST_CASE("a part that is meant to be elsewhere is not moved there") {
  blueprint plan = stool();
  plan.parts[0].boxes[0].centre[2] = 1.5;
  plan.size[2] = 1.52;
  repair_blueprint(plan);
  CHECK(has(faults_of(plan), "away"));
}

TEST_CASE("what stands on the ground begins there") {
  blueprint plan = stool();
  for (blueprint_part& part : plan.parts)
    for (blueprint_box& box : part.boxes) box.centre[2] += 0.1;
  CHECK(has(faults_of(plan), "z = 0.100 m"));
  repair_blueprint(plan);
  CHECK(faults_of(plan).empty());
  plan.stands = stand::hangs;
  for (blueprint_part& part : plan.parts)
    for (blueprint_box& box : part.boxes) box.centre[2] += 0.1;
  CHECK(faults_of(plan).empty());
}

TEST_CASE("a part that hangs on nothing is a fault") {
  blueprint plan = stool();
  plan.parts.push_back({"cushion", "soft", {{{0.0, 0.0, 0.49}, {0.3, 0.3, 0.02}}}, {}, {}, "oak"});
  CHECK(has(faults_of(plan), "\"cushion\" hangs on nothing"));
  plan.parts.back().attaches_to = {"seat"};
  CHECK(faults_of(plan).empty());
}

TEST_CASE("names that are twice, missing or unknown are faults") {
  blueprint plan = stool();
  plan.parts[1].name = "seat";
  CHECK(has(faults_of(plan), "Two parts are called \"seat\""));
  plan = stool();
  plan.parts[1].attaches_to = {"saddle"};
  CHECK(has(faults_of(plan), "\"saddle\", which is no other part"));
  plan = stool();
  plan.parts[1].material = "steel";
  CHECK(has(faults_of(plan), "\"steel\""));
}

TEST_CASE("a size that the boxes do not come to is a fault") {
  blueprint plan = stool();
  plan.size[2] = 0.8;
  CHECK(has(faults_of(plan), "0.800 m high (z), and its boxes together are 0.500 m"));
}

TEST_CASE("parameters are held to the script's format") {
  blueprint plan = stool();
  plan.parameters.push_back("HEIGHT = 0.6  # m, 0.3..0.8: height");
  CHECK(has(faults_of(plan), "HEIGHT stands twice"));
  plan.parameters = {"WIDTH = 0.6"};
  CHECK(has(faults_of(plan), "WIDTH"));
}

TEST_CASE("the audit is told what the blueprint means") {
  blueprint plan = stool();
  plan.mirrored = true;
  const audit_expectation expected = expectation_of(plan);
  CHECK(expected.size == plan.size);
  CHECK(expected.ground == 0.0);
  CHECK(expected.symmetry > 0.0);
  REQUIRE(expected.parts.size() == 2);
  CHECK(std::abs(expected.parts[1].size[0] - 0.34) < 1e-9);
  CHECK(expected.attachments == std::vector<std::pair<std::string, std::string>>{{"legs", "seat"}});
  plan.stands = stand::hangs;
  CHECK_FALSE(expectation_of(plan).ground);
}

TEST_CASE("a fault says where in the JSON it is") {
  blueprint plan = stool();
  plan.parts[0].boxes[0].centre[2] = 1.5;
  plan.size[2] = 1.52;
  plan.parts[1].material = "steel";
  plan.parameters.push_back("WIDTH = 0.6");
  const std::string faults = faults_of(plan);
  CHECK(has(faults, "parts[1].boxes[0]: \"legs\" attaches to"));
  CHECK(has(faults, "parts[1].material: "));
  CHECK(has(faults, "parameters[1]: "));
}

TEST_CASE("a blueprint that a person changed is not moved, and all its faults are told at once") {
  nlohmann::json json = stool();
  json["parts"][0]["boxes"][0]["size"][2] = 0.05;
  const blueprint read = read_blueprint(json);
  CHECK(read.parts[0].boxes[0].centre[2] == 0.48);
  CHECK(std::abs(read.size[2] - 0.505) < 1e-9);

  json["parts"][0]["boxes"][0]["centre"][2] = 0.9;
  json["parts"][1]["attaches_to"] = {"saddle"};
  const auto fault = thrown<input_error>([&] { read_blueprint(json); });
  CHECK(has(fault.what(), "size[2]: "));
  CHECK(has(fault.what(), "parts[1].attaches_to[0]: "));
}

TEST_CASE("what does not fit the schema is told by its place, and nothing of how it was checked") {
  nlohmann::json json = stool();
  json["parts"][1]["boxes"][0]["size"] = "large";
  json["materials"][0].erase("colour");
  const auto fault = thrown<input_error>([&] { read_blueprint(json); });
  CHECK(has(fault.what(), "parts[1].boxes[0].size"));
  CHECK(has(fault.what(), "materials[0]"));
  CHECK_FALSE(has(fault.what(), "associated with"));
}
