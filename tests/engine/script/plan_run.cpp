// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "maquette/analysis.hpp"
#include "maquette/error.hpp"
#include "script/cell_order.hpp"
#include "support/catch.hpp"

using namespace maquette;

namespace {

using words = std::vector<std::string>;

/// One cell as a test states it: its body and what an analysis says of it.
struct stated_cell {
  std::string title;
  words defines;
  words reads;
  words mutates = {};
  std::string body = "pass\n";
};
using stated_script = std::vector<stated_cell>;

script text_of(const stated_script& cells) {
  std::string text;
  for (const stated_cell& each : cells) text += "# %% " + each.title + '\n' + each.body + '\n';
  return script(text);
}

analysis analysis_of(const stated_script& cells) {
  analysis result;
  for (const stated_cell& each : cells) {
    result.push_back({each.title, each.defines, each.reads, each.mutates, {}, std::nullopt});
  }
  return result;
}

recollection after_running(const stated_script& cells) {
  const script script = text_of(cells);
  recollection result;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const stated_cell& each = cells[i];
    result.push_back(
        {each.title, script.cells()[i].text, each.defines, each.reads, each.mutates, {}, true, true});
  }
  return result;
}

recalled_cell& named(recollection& cells, const std::string& title) {
  return *std::ranges::find(cells, title, &recalled_cell::title);
}

words titles_run(const stated_script& cells, const recollection& before) {
  words titles;
  for (const std::size_t index : plan_run(text_of(cells), analysis_of(cells), before).run) {
    titles.push_back(cells.at(index).title);
  }
  return titles;
}

words titles_removed(const stated_script& cells, const recollection& before) {
  return plan_run(text_of(cells), analysis_of(cells), before).remove;
}

/// A chair as the format would have it: parts hang from the asset, the back stands on the seat.
stated_script chair() {
  return {
      {"parameters",
       {"WIDTH", "HEIGHT"},
       {},
       {},
       "WIDTH = 0.45  # m, 0.3..0.8: width of the seat\nHEIGHT = 0.9  # m, 0.5..1.5: height of the chair\n"},
      {"tools", {"add_part"}, {}},
      {"asset", {"asset"}, {}},
      {"part: seat", {"seat"}, {"asset", "add_part", "WIDTH"}},
      {"part: legs", {"legs"}, {"asset", "add_part"}},
      {"part: back", {"back"}, {"asset", "add_part", "seat", "HEIGHT"}}};
}

}  // namespace

TEST_CASE("a script of which nothing stands runs whole and removes nothing") {
  CHECK(titles_run(chair(), {}).size() == 6);
  CHECK(titles_removed(chair(), {}).empty());
  CHECK(plan_run(script(), {}, {}).run.empty());
}

TEST_CASE("a script that stands as it is has nothing to run") {
  CHECK(titles_run(chair(), after_running(chair())).empty());
  CHECK(titles_removed(chair(), after_running(chair())).empty());
}

TEST_CASE("blank space behind a cell is no change") {
  stated_script spaced = chair();
  spaced[3].body += "\n\n";
  CHECK(titles_run(spaced, after_running(chair())).empty());
}

TEST_CASE("a changed cell runs with those that read what it defines, and their objects go first") {
  stated_script changed = chair();
  changed[3].body = "wider\n";
  CHECK(titles_run(changed, after_running(chair())) == words{"part: seat", "part: back"});
  CHECK(titles_removed(changed, after_running(chair())) == words{"part: seat", "part: back"});
}

TEST_CASE("a new value of a parameter runs what reads that parameter, and no more") {
  stated_script changed = chair();
  changed[0].body =
      "WIDTH = 0.45  # m, 0.3..0.8: width of the seat\nHEIGHT = 1.2  # m, 0.5..1.5: height of the chair\n";
  CHECK(titles_run(changed, after_running(chair())) == words{"parameters", "part: back"});

  SECTION("a new range, comment or order runs no part") {
    changed[0].body =
        "# Size\nHEIGHT = 0.90  # m, 0.2..2: height\nWIDTH = 0.45  # m, 0.3..0.8: width of the seat\n";
    CHECK(titles_run(changed, after_running(chair())) == words{"parameters"});
  }
  SECTION("what is read anew needs no cell that runs anyway to be restored") {
    recollection before = after_running(chair());
    named(before, "parameters").restorable = false;
    CHECK(titles_run(changed, before) == words{"parameters", "part: back"});
  }
  SECTION("a parameter that is gone runs what read it") {
    changed[0].body = "WIDTH = 0.45  # m, 0.3..0.8: width of the seat\n";
    changed[0].defines = {"WIDTH"};
    changed[5].reads = {"asset", "add_part", "seat"};
    CHECK(titles_run(changed, after_running(chair())) == words{"parameters", "part: back"});
  }
  SECTION("a cell that holds more than parameters counts as changed whole") {
    changed[0].body += "WIDTH = HEIGHT / 2\n";
    CHECK(titles_run(changed, after_running(chair())) == words{"parameters", "part: seat", "part: back"});
  }
}

TEST_CASE("a cell that was removed takes its objects along, and runs what read its names") {
  stated_script shorter = chair();
  shorter.erase(shorter.begin() + 3);
  shorter[4].reads = {"asset", "add_part", "HEIGHT"};  // `seat` is defined nowhere now
  CHECK(titles_run(shorter, after_running(chair())) == words{"part: back"});
  CHECK(titles_removed(shorter, after_running(chair())) == words{"part: seat", "part: back"});
}

TEST_CASE("a cell that no longer defines a name runs those that read it") {
  stated_script changed = chair();
  changed[3] = {"part: seat", {"cushion"}, {"asset"}, {}, "renamed\n"};
  changed[5].reads = {"asset", "add_part", "HEIGHT"};
  CHECK(titles_run(changed, after_running(chair())) == words{"part: seat", "part: back"});
}

TEST_CASE("a new cell runs, and so do those behind it that read what it defines anew") {
  stated_script longer = chair();
  longer.insert(longer.begin() + 4, {"part: cushion", {"seat"}, {"asset"}});
  CHECK(titles_run(longer, after_running(chair())) == words{"part: cushion", "part: back"});
}

TEST_CASE("a cell that moved among the others runs, the others stay") {
  stated_script moved = chair();
  std::swap(moved[4], moved[5]);
  CHECK(titles_run(moved, after_running(chair())).size() == 1);

  SECTION("of two that swapped, the one that changed anyway counts as moved") {
    moved[5].body = "longer\n";
    CHECK(titles_run(moved, after_running(chair())) == words{"part: legs"});
    moved[5].body = "pass\n";
    moved[4].body = "higher\n";
    CHECK(titles_run(moved, after_running(chair())) == words{"part: back"});
  }
  SECTION("a reader from which its definer moved away runs too") {
    stated_script reader_first = chair();
    std::rotate(reader_first.begin() + 3, reader_first.begin() + 4, reader_first.end());
    const words run = titles_run(reader_first, after_running(chair()));
    CHECK(run == words{"part: back", "part: seat"});
  }
}

TEST_CASE("a cell that changes a value in place runs with those that define it and those that read it") {
  const stated_script list{{"tools: list", {"all"}, {}},
                           {"part: seat", {}, {}, {"all"}},
                           {"part: legs", {}, {}, {"all"}},
                           {"part: sum", {}, {"all"}},
                           {"part: other", {}, {}}};
  stated_script changed = list;
  changed[2].body = "other legs\n";
  CHECK(titles_run(changed, after_running(list)) ==
        words{"tools: list", "part: seat", "part: legs", "part: sum"});

  SECTION("also where it did so only before it changed") {
    changed[2].mutates.clear();
    CHECK(titles_run(changed, after_running(list)) ==
          words{"tools: list", "part: seat", "part: legs", "part: sum"});
  }
  SECTION("also where it is gone") {
    changed.erase(changed.begin() + 2);
    CHECK(titles_run(changed, after_running(list)) == words{"tools: list", "part: seat", "part: sum"});
  }
}

TEST_CASE("cells that were seen to change each other's objects run together") {
  stated_script edited = chair();
  edited.push_back({"manual edits", {}, {}});
  recollection before = after_running(edited);
  named(before, "manual edits").touched = {"part: legs"};

  SECTION("the one that touched changed") {
    edited.back().body = "moved further\n";
    CHECK(titles_run(edited, before) == words{"part: legs", "manual edits"});
  }
  SECTION("the one that was touched changed") {
    edited[4].body = "longer\n";
    CHECK(titles_run(edited, before) == words{"part: legs", "manual edits"});
  }
  SECTION("the one that touched is gone") {
    edited.pop_back();
    CHECK(titles_run(edited, before) == words{"part: legs"});
    CHECK(titles_removed(edited, before) == words{"part: legs", "manual edits"});
  }
  SECTION("the one that was touched is gone: the other looks for it in vain, which a run must show") {
    edited.erase(edited.begin() + 4);
    CHECK(titles_run(edited, before) == words{"manual edits"});
  }
  SECTION("a cell between them that has nothing of the touched one runs alone") {
    edited[5].body = "higher\n";
    CHECK(titles_run(edited, before) == words{"part: back"});
  }
}

TEST_CASE("a cell whose names cannot be had again runs when a cell to run needs them, and only then") {
  recollection before = after_running(chair());
  named(before, "part: seat").restorable = false;
  CHECK(titles_run(chair(), before).empty());

  stated_script changed = chair();
  changed[5].body = "higher\n";
  CHECK(titles_run(changed, before) == words{"part: seat", "part: back"});
}

TEST_CASE("a cell whose objects are not as its run left them runs again") {
  recollection before = after_running(chair());
  named(before, "part: legs").intact = false;
  CHECK(titles_run(chair(), before) == words{"part: legs"});
  CHECK(titles_removed(chair(), before) == words{"part: legs"});
}

TEST_CASE("a renamed cell is a new one, and its old objects go") {
  stated_script renamed = chair();
  renamed[4].title = "part: feet";
  CHECK(titles_run(renamed, after_running(chair())) == words{"part: feet"});
  CHECK(titles_removed(renamed, after_running(chair())) == words{"part: legs"});
}

TEST_CASE("an analysis of another script is refused") {
  analysis shorter = analysis_of(chair());
  shorter.pop_back();
  CHECK_THROWS_AS(plan_run(text_of(chair()), shorter, {}), host_error);
  analysis other = analysis_of(chair());
  other[2].title = "part: other";
  CHECK_THROWS_AS(plan_run(text_of(chair()), other, {}), host_error);
}

TEST_CASE("a script of a thousand cells in a chain is planned in one piece") {
  stated_script chain;
  for (int i = 0; i < 1000; ++i) {
    chain.push_back({"part: " + std::to_string(i),
                     {"n" + std::to_string(i)},
                     i == 0 ? words{} : words{"n" + std::to_string(i - 1)}});
  }
  stated_script changed = chain;
  changed[500].body = "changed\n";
  CHECK(titles_run(changed, after_running(chain)).size() == 500);
}

TEST_CASE("cells kept their order where the heaviest run of them did") {
  using planning::stayed_in_order;
  CHECK(stayed_in_order({}).empty());
  CHECK(stayed_in_order({{0, 1}, {1, 1}, {2, 1}}) == std::vector<bool>{true, true, true});
  CHECK(stayed_in_order({{1, 1}, {2, 1}, {0, 1}}) == std::vector<bool>{true, true, false});
  CHECK(stayed_in_order({{1, 1}, {2, 1}, {0, 3}}) == std::vector<bool>{false, false, true});
}
