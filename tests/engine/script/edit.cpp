// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/edit.hpp"

#include <nlohmann/json.hpp>
#include <random>

#include "maquette/error.hpp"
#include "support/catch.hpp"

using namespace maquette;

namespace {

using words = std::vector<std::string>;

const std::string chair = R"("""A chair."""
import bpy

# %% parameters
SEAT_WIDTH =  0.450   # m, 0.35..0.60: width of the seat
LEG_COUNT = 4  # 3..8: number of legs
WOOD = (0.3, 0.1, 0.05, 1.0)  # colour: colour of the wood
BACK = 'ladder'  # ladder | slats: style of the "back"
ARMRESTS = False# switch: armrests

# %% part: seat
seat = make(SEAT_WIDTH)
seat.hide = False

# %% part: legs
legs = make(LEG_COUNT)
)";

std::string edited(const std::string& text, const std::vector<edit>& edits) {
  return apply_edits(script(text), edits).text();
}

std::string refusal(const std::string& text, const edit& edit) {
  try {
    apply_edits(script(text), {edit});
  } catch (const edit_refused& fault) {
    return fault.what();
  }
  return "was not refused";
}

std::string with(std::string text, const std::string& search, const std::string& replacement) {
  return text.replace(text.find(search), search.size(), replacement);
}

std::string crlf(const std::string& text) {
  std::string result;
  for (const char letter : text) result += letter == '\n' ? std::string("\r\n") : std::string(1, letter);
  return result;
}

words titles(const script& script) {
  words result;
  for (const cell& each : script.cells()) result.push_back(each.title);
  return result;
}

}  // namespace

TEST_CASE("no edit changes nothing") { CHECK(edited(chair, {}) == chair); }

TEST_CASE("setting a parameter rewrites its literal and nothing else of its line") {
  CHECK(edited(chair, {set_parameter{"SEAT_WIDTH", 0.5}}) == with(chair, "0.450", "0.5"));
  CHECK(edited(chair, {set_parameter{"LEG_COUNT", 6.0}}) == with(chair, "= 4", "= 6"));
  CHECK(edited(chair, {set_parameter{"WOOD", colour{0.0, 0.25, 1.0, 1.0}}}) ==
        with(chair, "(0.3, 0.1, 0.05, 1.0)", "(0.0, 0.25, 1.0, 1.0)"));
  CHECK(edited(chair, {set_parameter{"BACK", std::string("SLATS")}}) == with(chair, "'ladder'", "\"slats\""));
  CHECK(edited(chair, {set_parameter{"ARMRESTS", true}}) == with(chair, "False#", "True#"));
}

TEST_CASE("setting the value that stands keeps the text as it was written") {
  CHECK(edited(chair, {set_parameter{"SEAT_WIDTH", 0.45}}) == chair);
}

TEST_CASE("a value that rounding would push out of its range is written in full") {
  const std::string text = "# %% parameters\nTURN = 1.0  # 0..1.5707967: turn\n";
  CHECK(edited(text, {set_parameter{"TURN", 1.5707967}}) == with(text, "1.0", "1.5707967"));
  CHECK(edited(text, {set_parameter{"TURN", 1.23456789}}) == with(text, "1.0", "1.234568"));
}

TEST_CASE("a value outside its domain is an input error, and nothing changes") {
  const script before(chair);
  CHECK_THROWS_AS(
      apply_edits(before, {set_parameter{"LEG_COUNT", std::int64_t{5}}, set_parameter{"SEAT_WIDTH", 900.0}}),
      input_error);
  CHECK(before.text() == chair);
}

TEST_CASE("a parameter that does not exist is refused with those that do") {
  CHECK(refusal(chair, set_parameter{"WIDTH", 0.5}) ==
        "set_parameter: the script has no parameter \"WIDTH\". It has SEAT_WIDTH, LEG_COUNT, WOOD, BACK and "
        "ARMRESTS.");
  CHECK(refusal("", set_parameter{"WIDTH", 0.5}) ==
        "set_parameter: the script has no parameter \"WIDTH\"; it has none.");
}

TEST_CASE("an edit that names no existing cell is refused and says which cells there are") {
  CHECK(refusal(chair, delete_cell{"part: back"}) ==
        "delete_cell: the script has no cell \"part: back\". Its cells are \"preamble\", \"parameters\", "
        "\"part: seat\" "
        "and \"part: legs\".");
  CHECK(refusal("", replace_cell{"part: back", "x"}) ==
        "replace_cell: the script has no cell \"part: back\"; it is empty.");
  CHECK(refusal(chair, insert_cell{"seat", "# %% part: back\n"})
            .starts_with("insert_cell: the script has no cell \"seat\"."));
  CHECK(refusal(chair, rename_cell{"seat", "part: cushion"})
            .starts_with("rename_cell: the script has no cell"));
  CHECK(refusal(chair, replace_text{"seat", "a", "b"}).starts_with("replace_text: the script has no cell"));
}

TEST_CASE("a replaced cell keeps its marker line and the blank lines behind it") {
  const std::string expected = with(chair, "seat = make(SEAT_WIDTH)\nseat.hide = False\n", "seat = 1\n");
  CHECK(edited(chair, {replace_cell{"part: seat", "seat = 1"}}) == expected);
  CHECK(edited(chair, {replace_cell{"part: seat", "# %% part: seat\nseat = 1\n"}}) == expected);
  CHECK(edited(chair, {replace_cell{"part: seat", "\n\n# %%  part: seat \r\nseat = 1\r\n\r\n\r\n"}}) ==
        expected);
}

TEST_CASE("a cell replaced by its own text stays as it is, whatever its blank lines and line ends") {
  for (const std::string& text : {chair, crlf(chair), chair + "\n\n", chair.substr(0, chair.size() - 1)}) {
    const script script(text);
    for (const cell& each : script.cells())
      CHECK(edited(text, {replace_cell{each.title, each.text}}) == text);
  }
  const std::string marked = "\xEF\xBB\xBFimport bpy\n\n# %% part: seat";
  const script script(marked);
  for (const cell& each : script.cells())
    CHECK(edited(marked, {replace_cell{each.title, each.text}}) == marked);
}

TEST_CASE("a replaced cell may be left empty, and an empty one filled") {
  CHECK(edited("# %% a\nx\n\n# %% b\ny\n", {replace_cell{"a", ""}}) == "# %% a\n\n# %% b\ny\n");
  CHECK(edited("# %% a\n\n# %% b", {replace_cell{"a", "x"}, replace_cell{"b", "y"}}) ==
        "# %% a\nx\n\n# %% b\ny");
  CHECK(edited("import bpy\n# %% a\n", {replace_cell{"preamble", ""}}) == "# %% a\n");
}

TEST_CASE("the preamble is replaced whole") {
  CHECK(edited(chair, {replace_cell{"preamble", "import math\n"}}) ==
        with(chair, "\"\"\"A chair.\"\"\"\nimport bpy\n", "import math\n"));
  CHECK(refusal(chair, replace_cell{"preamble", "# %% part: x\n"})
            .starts_with(
                "replace_cell: the text holds the marker \"# %% part: x\", which would start another cell."));
}

TEST_CASE("a byte order mark hides no marker") {
  const std::string hidden = "\n\xEF\xBB\xBF# %% part: x";
  CHECK(refusal(chair, replace_cell{"preamble", hidden})
            .starts_with("replace_cell: the text holds the marker"));
  CHECK(refusal(chair, replace_text{"preamble", "\"\"\"A chair.\"\"\"\n", "\xEF\xBB\xBF# %% part: x\n"})
            .starts_with("replace_text: the text holds the marker"));
  CHECK(edited("", {insert_cell{"", hidden}}) == "# %% part: x\n");
}

TEST_CASE("a replacement that is another cell, or more than one, is refused") {
  CHECK(refusal(chair, replace_cell{"part: seat", "# %% part: legs\nx\n"}) ==
        "replace_cell: the edit names the cell \"part: seat\", the text is marked \"part: legs\". Use "
        "rename_cell for a new "
        "title.");
  CHECK(refusal(chair, replace_cell{"part: seat", "x\n# %% part: back\ny\n"})
            .starts_with("replace_cell: the text holds the marker \"# %% part: back\""));
}

TEST_CASE("a cell is inserted behind the one named, with one blank line before the next") {
  const std::string back = "# %% part: back\nback = 1";
  CHECK(edited(chair, {insert_cell{"part: seat", back}}) ==
        with(chair, "# %% part: legs", "# %% part: back\nback = 1\n\n# %% part: legs"));
  CHECK(edited(chair, {insert_cell{"part: seat", "\n\n" + back + "\n\n\n"}}) ==
        with(chair, "# %% part: legs", "# %% part: back\nback = 1\n\n# %% part: legs"));
}

TEST_CASE("a cell is inserted at the end where none is named, on a line of its own") {
  const std::string back = "# %% part: back\nback = 1";
  CHECK(edited(chair, {insert_cell{"", back}}) == chair + back + "\n");
  CHECK(edited("", {insert_cell{"", back}}) == back + "\n");
  const std::string unfinished = chair.substr(0, chair.size() - 1);
  CHECK(edited(unfinished, {insert_cell{"", back}}) == chair + back + "\n");
  CHECK(edited(crlf(unfinished), {insert_cell{"part: legs", back}}) == crlf(chair + back + "\n"));
  CHECK(edited("\xEF\xBB\xBF", {insert_cell{"", back}}) == "\xEF\xBB\xBF\n" + back + "\n");
}

TEST_CASE("a cell is inserted first behind a preamble that is not there") {
  CHECK(edited("# %% part: seat\n", {insert_cell{"preamble", "# %% asset\na = 1"}}) ==
        "# %% asset\na = 1\n\n# %% part: seat\n");
}

TEST_CASE("an insertion without a title of its own is refused") {
  CHECK(refusal(chair, insert_cell{"", "back = 1\n"}) ==
        "insert_cell: the text does not begin with a marker line; write one, like `# %% part: seat`.");
  CHECK(refusal(chair, insert_cell{"", ""})
            .starts_with("insert_cell: the text does not begin with a marker line"));
  CHECK(refusal(chair, insert_cell{"", "# %%\nx\n"}) ==
        "insert_cell: the cell has no title; write one, like \"part: seat\".");
  CHECK(refusal(chair, insert_cell{"", "# %% part: seat\nx\n"}) ==
        "insert_cell: the script has a cell \"part: seat\" already; replace that one, or choose another "
        "title.");
  CHECK(refusal(chair, insert_cell{"", "# %% preamble\n"}) ==
        "insert_cell: \"preamble\" names what stands before the first cell; choose another title.");
  CHECK(refusal(chair, insert_cell{"", "# %% part: a\n# %% part: b\n"})
            .starts_with("insert_cell: the text holds the marker \"# %% part: b\""));
}

TEST_CASE("a deleted cell goes with its blank lines and leaves the others as they are") {
  CHECK(edited(chair, {delete_cell{"part: seat"}}) ==
        with(chair, "# %% part: seat\nseat = make(SEAT_WIDTH)\nseat.hide = False\n\n", ""));
  CHECK(edited("# %% a\n", {delete_cell{"a"}}).empty());
  CHECK(edited("# %% a\n# %% a\nx\n# %% a\n", {delete_cell{"a"}}) == "# %% a\nx\n# %% a\n");
}

TEST_CASE("a renamed cell keeps its text") {
  CHECK(edited(chair, {rename_cell{"part: seat", " part: cushion "}}) ==
        with(chair, "part: seat", "part: cushion"));
  CHECK(edited("# %% a", {rename_cell{"a", "b"}}) == "# %% b");
  CHECK(refusal(chair, rename_cell{"part: seat", "part: legs"})
            .starts_with("rename_cell: the script has a cell"));
  CHECK(refusal(chair, rename_cell{"part: seat", " "}).starts_with("rename_cell: the cell has no title"));
  CHECK(refusal(chair, rename_cell{"part: seat", "a\nb"}) ==
        "rename_cell: the title \"a\nb\" takes more than one line; write it on one.");
  CHECK(refusal(chair, rename_cell{"preamble", "start"}) ==
        "rename_cell: the preamble has no marker and so no title to change.");
}

TEST_CASE("a text that stands once in the cell is replaced there") {
  CHECK(edited(chair, {replace_text{"part: seat", "seat.hide = False", "seat.hide = True"}}) ==
        with(chair, "seat.hide = False", "seat.hide = True"));
  CHECK(edited(chair, {replace_text{"part: legs", "\nlegs = make(LEG_COUNT)\n", "\nlegs = 1"}}) ==
        with(chair, "make(LEG_COUNT)\n", "1"));
  CHECK(edited(chair, {replace_text{"preamble", "import bpy\n", ""}}) == with(chair, "import bpy\n", ""));
}

TEST_CASE("a replaced text never joins two cells into one line") {
  CHECK(edited(chair, {replace_text{"part: seat", "seat.hide = False\n\n", "x"}}) ==
        with(chair, "seat.hide = False\n\n", "x\n"));
}

TEST_CASE("a search with other line ends than the script's is understood") {
  CHECK(edited(crlf(chair), {replace_text{"part: seat", "(SEAT_WIDTH)\nseat", "()\nseat"}}) ==
        crlf(with(chair, "(SEAT_WIDTH)", "()")));
}

TEST_CASE("a search that does not stand in the cell is refused with the nearest line") {
  CHECK(refusal(chair, replace_text{"part: seat", "seat.hidden = False", "x"}) ==
        "replace_text: the text to search for does not stand in the cell \"part: seat\". Nearest is line 13: "
        "\"seat.hide = "
        "False\". Search for text just as it stands there, blanks and line breaks too.");
  CHECK(refusal(chair, replace_text{"part: seat", "seat = make(SEAT_WIDTH)\nseat.hide = None\n", "x"})
            .find("Nearest is line 13: \"seat.hide = False\"") != std::string::npos);
  CHECK(refusal(chair, replace_text{"part: seat", "seat = make(SEAT_WIDTH)\n\nseat.hide = False\n", "x"})
            .find("Nearest is line 12: \"seat = make(SEAT_WIDTH)\"") != std::string::npos);
  CHECK(refusal("\n\n", replace_text{"preamble", "x", "y"}).ends_with("The cell is blank."));
}

TEST_CASE("a search that stands more than once is refused with the count and the lines") {
  CHECK(refusal(chair, replace_text{"part: seat", "seat", "x"}) ==
        "replace_text: the text to search for stands 3 times in the cell \"part: seat\", in lines 11, 12 and "
        "13; it must "
        "stand once. Search for a longer text, with the lines around it.");
  CHECK(
      refusal("# %% a\naaa\n", replace_text{"a", "aa", "x"}).find("2 times in the cell \"a\", in line 2;") !=
      std::string::npos);
  CHECK(refusal("# %% b\n" + std::string(40, '\n'), replace_text{"b", "\n", "x"}).find("and more;") !=
        std::string::npos);
}

TEST_CASE("an empty search is refused") {
  CHECK(refusal(chair, replace_text{"part: seat", "", "x"}) ==
        "replace_text: the text to search for is empty; give a text to replace.");
}

TEST_CASE("a replaced text may not change a marker or make one") {
  CHECK(refusal(chair, replace_text{"part: seat", "part: seat", "part: cushion"}) ==
        "replace_text: this would change the marker line \"# %% part: seat\"; use rename_cell for a new "
        "title.");
  CHECK(refusal(chair, replace_text{"part: seat", "# %% part: seat\n", ""}).find("marker line") !=
        std::string::npos);
  CHECK(refusal(chair, replace_text{"part: seat", "# %%", " # %%"}).find("marker line") != std::string::npos);
  CHECK(refusal(chair, replace_text{"part: seat", "seat.hide", "# %% part: x\nseat.hide"})
            .starts_with("replace_text: the text holds the marker \"# %% part: x\""));
  CHECK(refusal(chair, replace_text{"preamble", "import bpy", "# %% part: x"})
            .starts_with("replace_text: the text holds the marker"));
}

TEST_CASE("edits build on each other, and the first that does not match refuses them all") {
  const script before(chair);
  const script after =
      apply_edits(before, {rename_cell{"part: seat", "part: cushion"},
                           replace_text{"part: cushion", "make(SEAT_WIDTH)", "make()"},
                           insert_cell{"part: cushion", "# %% part: back\nback = 1\n"},
                           delete_cell{"part: legs"}, set_parameter{"LEG_COUNT", std::int64_t{3}}});
  CHECK(titles(after) == words{"preamble", "parameters", "part: cushion", "part: back"});
  CHECK(after.find("part: cushion")->text == "# %% part: cushion\nseat = make()\nseat.hide = False\n\n");
  CHECK_THROWS_AS(apply_edits(before, {delete_cell{"part: legs"}, delete_cell{"part: legs"}}), edit_refused);
}

TEST_CASE("manual edits are a cell like any other") {
  const script after =
      apply_edits(script(chair), {insert_cell{"", "# %% manual edits\nseat.location.z = 1\n"},
                                  replace_text{"manual edits", "z = 1", "z = 2"}});
  CHECK(after.find("manual edits")->text == "# %% manual edits\nseat.location.z = 2\n");
}

TEST_CASE("whatever the script and the edit, cells that it does not name keep their bytes") {
  const std::vector<std::string> pieces{"# %% a",
                                        "# %% b",
                                        "# %% a: c",
                                        "# %%",
                                        "\n",
                                        "\n",
                                        "\r\n",
                                        "\r",
                                        "x = 1",
                                        "y",
                                        " ",
                                        "\xEF\xBB\xBF",
                                        "# %% preamble",
                                        "# %% parameters\nX = 1  # 0..9: x\n"};
  std::mt19937 random(3);
  const auto text = [&] {
    std::string result;
    for (std::size_t length = random() % 9; length > 0; --length) result += pieces[random() % pieces.size()];
    return result;
  };
  std::size_t applied = 0;
  for (int i = 0; i < 20000; ++i) {
    const script before(text());
    words names = titles(before);
    names.emplace_back();
    const std::string title = names[random() % names.size()];
    const std::vector<edit> edits{replace_cell{title, text()},
                                  insert_cell{title, text()},
                                  delete_cell{title},
                                  rename_cell{title, text()},
                                  replace_text{title, text(), text()},
                                  set_parameter{"X", std::int64_t{5}}};
    const edit edit = edits[random() % edits.size()];
    INFO(nlohmann::json(before.text()).dump(-1, ' ', true, nlohmann::json::error_handler_t::replace));
    INFO(nlohmann::json(edit).dump(-1, ' ', true, nlohmann::json::error_handler_t::replace));
    try {
      // apply_edits checks the law itself and throws a logic_error, which nothing here catches.
      const script after = apply_edits(before, {edit});
      const cell_difference difference = compare_cells(before, after);
      if (difference.changed.empty() && difference.added.empty() && difference.removed.empty()) {
        REQUIRE(after.text() == before.text());
      }
      ++applied;
    } catch (const edit_refused&) {
      continue;
    }
  }
  CHECK(applied > 2000);
}

TEST_CASE("two scripts are compared by the titles of their cells") {
  const script before(chair);
  const script after =
      apply_edits(before, {delete_cell{"part: legs"}, set_parameter{"LEG_COUNT", std::int64_t{3}},
                           insert_cell{"part: seat", "# %% part: back\n"}});
  const cell_difference difference = compare_cells(before, after);
  CHECK(difference.changed == words{"parameters"});
  CHECK(difference.added == words{"part: back"});
  CHECK(difference.removed == words{"part: legs"});
  CHECK(compare_cells(before, before).changed.empty());
  CHECK(compare_cells(script(), before).added.size() == 4);
}
