// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/script.hpp"

#include <random>

#include "support/catch.hpp"

using namespace maquette;

namespace {

std::string joined(const script& script) {
  std::string text;
  for (const cell& each : script.cells()) text += each.text;
  return text;
}

std::vector<std::string> titles(const script& script) {
  std::vector<std::string> result;
  for (const cell& each : script.cells()) result.push_back(each.title);
  return result;
}

using words = std::vector<std::string>;

constexpr const char* chair = R"("""A red wooden chair.

Tags: chair, dining chair, kitchen chair
"""
# maquette: 1
import bpy

# %% parameters
# Size
SEAT_WIDTH = 0.45  # m, 0.35..0.60: width of the seat

LEG_COUNT = 4  # 3..8: number of legs
# Look
ARMRESTS = False  # switch: armrests at both sides

# %% part: seat
seat = 1

# %% part: legs
legs = 2
)";

}  // namespace

TEST_CASE("a script is cut into its cells, which joined are the script") {
  const script script(chair);
  CHECK(titles(script) == words{"preamble", "parameters", "part: seat", "part: legs"});
  CHECK(joined(script) == chair);
  const cell& seat = script.cells()[2];
  CHECK(seat.kind == "part");
  CHECK(seat.name == "seat");
  CHECK(seat.text == "# %% part: seat\nseat = 1\n\n");
  CHECK(seat.line == 16);
  CHECK(script.cells()[1].kind == "parameters");
  CHECK(script.cells()[1].name.empty());
  CHECK(script.cells()[0].kind == "preamble");
}

TEST_CASE("cells, parameters and parts are found by name") {
  const script script(chair);
  CHECK(script.index_of("part: legs") == std::size_t{3});
  CHECK(!script.index_of("part: back"));
  REQUIRE(script.find("part: seat") != nullptr);
  CHECK(script.find("part: seat")->name == "seat");
  CHECK(script.find("seat") == nullptr);
  CHECK(script.find_parameter("WIDTH") == nullptr);
  REQUIRE(script.find_parameter("LEG_COUNT") != nullptr);
  CHECK(script.part_names() == words{"seat", "legs"});
}

TEST_CASE("parameters know their line and the heading above them") {
  const script script(chair);
  REQUIRE(script.parameters().size() == 3);
  CHECK(script.problems().empty());
  CHECK(script.parameters()[0].line == 10);
  CHECK(script.parameters()[0].group == "Size");
  CHECK(script.parameters()[1].group == "Size");
  CHECK(script.parameters()[2].group == "Look");
}

TEST_CASE("the docstring gives the prompt and the tags") {
  const script script(chair);
  CHECK(script.prompt() == "A red wooden chair.");
  CHECK(script.tags() == words{"chair", "dining chair", "kitchen chair"});
}

TEST_CASE("a docstring is read in each of its forms") {
  CHECK(script("'''\n\n  A mug.  \n'''").prompt() == "A mug.");
  CHECK(script("'A mug.'\n").prompt() == "A mug.");
  CHECK(script("\xEF\xBB\xBF# a comment\n\n\"\"\"A \\\"mug\\\" \xC3\xBC.\"\"\"").prompt() ==
        "A \"mug\" \xC3\xBC.");
  CHECK(script("\"\"\"A mug.\r\n\r\nTags: mug, cup,\r\n  beaker\r\nMore.\r\n\"\"\"").tags() ==
        words{"mug", "cup", "beaker"});
  CHECK(script("\"\"\"Tags: mug\"\"\"").prompt().empty());
}

TEST_CASE("a script without a docstring has no prompt") {
  CHECK(script("import bpy\n\"\"\"not one\"\"\"\n").prompt().empty());
  CHECK(script("\"\"\"never closed\n").prompt().empty());
  CHECK(script("# %% part: seat\n\"\"\"of a cell\"\"\"\n").prompt().empty());
  CHECK(script("x = \"\"\"a value\"\"\"\n").prompt().empty());
}

TEST_CASE("an empty script has no cells") {
  CHECK(script("").cells().empty());
  CHECK(script().cells().empty());
  CHECK(script("").problems().empty());
}

TEST_CASE("a script that begins with a marker has no preamble") {
  CHECK(titles(script("# %% part: seat\n")) == words{"part: seat"});
  CHECK(titles(script("\xEF\xBB\xBF# %% part: seat\n")) == words{"preamble", "part: seat"});
}

TEST_CASE("line ends of every kind, and none at the end, survive") {
  const std::string text = "import bpy\r\n# %% part: seat\r\nseat = 1\r# %% part: legs\n\nlegs = 2";
  const script script(text);
  CHECK(joined(script) == text);
  CHECK(titles(script) == words{"preamble", "part: seat", "part: legs"});
  CHECK(script.cells()[2].line == 4);
}

TEST_CASE("only a line that begins with the marker opens a cell") {
  CHECK(titles(script("# %%\n")) == words{"untitled"});
  CHECK(titles(script("# %%\tpart:seat  \n")) == words{"part:seat"});
  CHECK(script("# %% part : the seat : low\n").cells()[0].kind == "part");
  CHECK(script("# %% part : the seat : low\n").cells()[0].name == "the seat : low");
  for (const char* line :
       {" # %% part: seat\n", "#%% part: seat\n", "# %%part: seat\n", "# %%% part\n", "x = 1  # %% y\n"}) {
    INFO(line);
    CHECK(titles(script(line)) == words{"preamble"});
  }
}

TEST_CASE("a marker splits inside a triple-quoted string too, as in Spyder and Jupytext") {
  CHECK(titles(script("# %% a\nx = \"\"\"\n# %% b\n\"\"\"\n")) == words{"a", "b"});
}

TEST_CASE("cells of one title are told apart by number, and the script says so") {
  const script script(
      "# %% part: seat\n# %% part: seat #2\n# %% part: seat\n# %% parameters\n# %% parameters\n# %%\n# %%\n");
  CHECK(titles(script) == words{"part: seat", "part: seat #2", "part: seat #3", "parameters", "parameters #2",
                                "untitled", "untitled #2"});
  CHECK(script.cells()[2].name == "seat #3");
  CHECK(script.cells()[4].kind == "parameters");
  CHECK(script.cells()[6].kind == "untitled");
  REQUIRE(script.problems().size() == 2);
  CHECK(script.problems()[0].line == 3);
  CHECK(script.problems()[0].message ==
        "Another cell has this title already; rename this one (it goes as \"part: seat #3\" for now).");
  CHECK(script.problems()[1].line == 5);
  CHECK(script.problems()[1].message ==
        "A script has one parameters cell; move the lines of this one into the first.");
}

TEST_CASE("what stands in the parameters cell and is none is noted, and the rest is read") {
  const script script(
      "# %% parameters\nWIDTH = 0.4\nprint(1)\nDEPTH = 0.5  # m, 0.3..0.8: depth\nDEPTH = 0.6  # m, "
      "0.3..0.8: depth\n");
  REQUIRE(script.parameters().size() == 1);
  CHECK(script.parameters()[0].value == parameter_value(0.6));
  REQUIRE(script.problems().size() == 3);
  CHECK(script.problems()[0].line == 2);
  CHECK(script.problems()[1].line == 3);
  CHECK(script.problems()[1].message ==
        "The parameters cell holds only assignments, one a line; move \"print(1)\" to another cell.");
  CHECK(script.problems()[2].line == 4);
  CHECK(script.problems()[2].message == "DEPTH is set again in line 5, which counts; delete this line.");
}

TEST_CASE("any bytes are a script whose cells join to it") {
  const std::vector<std::string> pieces{
      "# %%",         " ",     "\n",    "\r",      "\r\n", "\"\"\"", "'",  "part: seat",
      "\\",           "X = 1", "  # ",  "0..2: a", "|",    "(1,2,",  "\t", "parameters",
      "\xEF\xBB\xBF", "\xFF",  "Tags:", ",",       ":",    "#2",     "\f"};
  std::mt19937 random(11);
  for (int i = 0; i < 4000; ++i) {
    std::string text;
    for (std::size_t length = random() % 40; length > 0; --length) {
      if (random() % 4 == 0) {
        text += static_cast<char>(random() % 256);
      } else {
        text += pieces[random() % pieces.size()];
      }
    }
    const script script(text);
    REQUIRE(joined(script) == text);
    const words all = titles(script);
    for (std::size_t each = 0; each < all.size(); ++each) REQUIRE(script.index_of(all[each]) == each);
  }
}

TEST_CASE("a huge script is cut in good time") {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "# %% part: seat\nseat = add_part(asset)\n\n";
  const script script(text);
  CHECK(script.cells().size() == 20000);
  CHECK(script.cells().back().title == "part: seat #20000");
  CHECK(joined(script) == text);
}
