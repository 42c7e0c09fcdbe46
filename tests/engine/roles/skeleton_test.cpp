// SPDX-License-Identifier: GPL-3.0-or-later
#include "roles/skeleton.hpp"

#include "maquette/error.hpp"
#include "support/catch.hpp"

using namespace maquette;

namespace {

const std::filesystem::path tools_folder = std::filesystem::path(MAQUETTE_RAG_FOLDER) / "tools";

blueprint pot() {
  blueprint plan;
  plan.name = "pot";
  plan.summary = "A \"round\" pot\\";
  plan.materials = {{"dark clay", "#804020", 0.7, 0.0, ""}};
  plan.parts = {{"pot wall", "", {{{0, 0, 0.1}, {0.2, 0.2, 0.2}}}, {}, {}, "dark clay"}};
  plan.parameters = {"HEIGHT = 0.2  # m, 0.1..0.4: height of the pot"};
  plan.layout = {"rim = HEIGHT - 0.01"};
  return plan;
}

bool has(const std::string& text, const char* piece) { return text.find(piece) != std::string::npos; }

}  // namespace

TEST_CASE("the script of a blueprint keeps to the format, with a colour for each material") {
  const toolbox tools(tools_folder);
  const blueprint plan = pot();
  const script made(
      assemble(plan, tools, {plain_material_cell(plan.materials[0])},
               {"# %% part: pot wall\npot_wall_mesh = bmesh.new()\ntube(pot_wall_mesh, [], 1)\n"}));
  CHECK(made.problems().empty());
  CHECK(made.prompt() == "A 'round' pot");
  std::vector<std::string> titles;
  for (const cell& each : made.cells()) titles.push_back(each.title);
  CHECK(titles == std::vector<std::string>{"preamble", "parameters", "layout", "tools", "asset",
                                           "material: dark clay", "part: pot wall"});
  REQUIRE(made.find_parameter("DARK_CLAY_COLOUR") != nullptr);
  const auto colour = std::get<maquette::colour>(made.find_parameter("DARK_CLAY_COLOUR")->value);
  CHECK(colour[0] == Approx(0.2159).margin(1e-3));  // 0x80 of sRGB
  CHECK(has(made.text(), "dark_clay_material = new_material(\"dark_clay\", DARK_CLAY_COLOUR, 0.7, 0.0)"));
}

TEST_CASE("a script carries the tools that it calls, those that they call, and no others") {
  const toolbox tools(tools_folder);
  const std::string cell = tools.cell_for({"tube(bm, points, 0.1)"});
  CHECK(has(cell, "def tube("));
  CHECK(has(cell, "def loft("));
  CHECK(has(cell, "def add_part("));
  CHECK_FALSE(has(cell, "def lathe("));
  CHECK_FALSE(has(tools.cell_for({"my_tube(1)", "bm.tube(1)", "# a tube"}), "def tube("));
}

TEST_CASE("a tool that an edit brings in is added, and what the script defines itself is left alone") {
  const toolbox tools(tools_folder);
  const blueprint plan = pot();
  const auto script_with = [&](const char* part) {
    return script(assemble(plan, tools, {}, {}) + "\n# %% part: pot wall\n" + part + "\n");
  };
  CHECK(has(tools.completed(script_with("lathe(bm, [])")).find("tools")->text, "def lathe("));
  const script own = script_with("def lathe(bm):\n    pass\nlathe(1)");
  CHECK(tools.completed(own).text() == own.text());
  const script none = script_with("x = 1");
  CHECK(tools.completed(none).text() == none.text());
}

TEST_CASE("every tool is described to the coder with what it takes") {
  const std::string said = toolbox(tools_folder).describe();
  CHECK(has(said, "`lathe(bm, profile, at=(0, 0, 0), segments=48, turn=None)`: Add what turning"));
}

TEST_CASE("a folder without the usual tools is told of") {
  CHECK_THROWS_AS(toolbox(tools_folder / "nothing"), data_error);
}
