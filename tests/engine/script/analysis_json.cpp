// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include "maquette/analysis.hpp"
#include "maquette/error.hpp"
#include "support/catch.hpp"

using namespace maquette;
using nlohmann::json;

TEST_CASE("an analysed cell is read whole") {
  const auto cell =
      json::parse(R"({"title": "part: seat", "defines": ["seat"], "reads": ["asset"], "mutates": ["all"],
      "references": [{"name": "seat", "line": 3, "column": 0, "length": 4}],
      "problem": {"line": 4, "column": 2, "message": "invalid syntax"}})")
          .get<cell_analysis>();
  CHECK(cell.title == "part: seat");
  CHECK(cell.defines == std::vector<std::string>{"seat"});
  CHECK(cell.reads == std::vector<std::string>{"asset"});
  CHECK(cell.mutates == std::vector<std::string>{"all"});
  REQUIRE(cell.references.size() == 1);
  CHECK(cell.references[0].line == 3);
  CHECK(cell.references[0].length == 4);
  REQUIRE(cell.problem);
  CHECK(cell.problem->message == "invalid syntax");
  CHECK(cell.problem->column == 2);
}

TEST_CASE("what is left out of an analysed cell is empty") {
  const auto cell = json::parse(R"({"title": "asset", "problem": null})").get<cell_analysis>();
  CHECK(cell.defines.empty());
  CHECK(!cell.problem);
}

TEST_CASE("a recalled cell is read whole, and trusted where it says nothing") {
  auto cell =
      json::parse(R"({"title": "asset", "text": "x", "defines": ["a"], "reads": ["b"], "mutates": ["c"],
      "touched": ["part: seat"], "restorable": false, "intact": false})")
          .get<recalled_cell>();
  CHECK(cell.text == "x");
  CHECK(cell.defines == std::vector<std::string>{"a"});
  CHECK(cell.reads == std::vector<std::string>{"b"});
  CHECK(cell.mutates == std::vector<std::string>{"c"});
  CHECK(cell.touched == std::vector<std::string>{"part: seat"});
  CHECK(!cell.restorable);
  CHECK(!cell.intact);
  cell = json::parse(R"({"title": "asset"})").get<recalled_cell>();
  CHECK(cell.restorable);
  CHECK(cell.intact);
}

TEST_CASE("JSON that is no record of a cell is the host's fault") {
  for (const char* text : {"{}", "[]", "null", "4", R"({"title": 4})", R"({"title": "a", "defines": "x"})",
                           R"({"title": "a", "reads": [1]})", R"({"title": "a", "text": null, "problem": 4})",
                           R"({"title": "a", "text": 4, "references": [4]})"}) {
    INFO(text);
    const json json = json::parse(text);
    CHECK_THROWS_AS(json.get<cell_analysis>(), host_error);
    CHECK_THROWS_AS(json.get<recalled_cell>(), host_error);
  }
}
