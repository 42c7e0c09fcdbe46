// SPDX-License-Identifier: GPL-3.0-or-later
#include <set>

#include "script/machine/machine.hpp"
#include "script/machine/random_program.hpp"
#include "support/catch.hpp"

using namespace maquette;
using maquette::machine::action;
using maquette::machine::program;
using maquette::machine::random_programs;

namespace {

/// How much work the plans of a test came to.
struct tally {
  std::size_t cases = 0;
  std::size_t ran = 0;
  std::size_t stood = 0;
  std::size_t repeated = 0;  ///< cases in which a run touched by surprise what it had kept
};

/// Plans and runs until nothing is left to run, as the pipeline does.
void bring_up_to_date(machine::machine& scene, const program& program, tally& tally) {
  const script script = machine::to_script(program);
  const analysis analysis = machine::analyse(program);
  ++tally.cases;
  tally.stood += program.size();
  for (std::size_t round = 0; round <= program.size() + 1; ++round) {
    const run_plan plan = plan_run(script, analysis, scene.recall());
    if (plan.run.empty() && plan.remove.empty()) return;
    scene.run(program, plan);
    tally.ran += plan.run.size();
    if (round == 1) ++tally.repeated;
  }
  FAIL("there is always more to run");
}

bool is_as_clean_run(machine::machine& incremental, const program& program) {
  machine::machine clean;
  clean.run(program, plan_run(machine::to_script(program), machine::analyse(program), {}));
  return incremental.mishaps() == 0 && incremental.scene() == clean.scene();
}

std::set<std::string> some_titles(random_programs& random, const program& program) {
  std::set<std::string> titles;
  for (const auto& cell : program) {
    if (random.chance(30)) titles.insert(cell.title);
  }
  return titles;
}

/// Changes the salt of one cell and checks the law.
void change_and_check(program program, const std::string& title) {
  tally tally;
  machine::machine scene;
  bring_up_to_date(scene, program, tally);
  for (auto& cell : program) {
    if (cell.title == title) ++cell.program.front().salt;
  }
  bring_up_to_date(scene, program, tally);
  CHECK(is_as_clean_run(scene, program));
}

}  // namespace

TEST_CASE("an incremental run and a clean run leave the same scene, whatever the script and the edits") {
  constexpr std::uint32_t scripts = 800;
  tally tally;
  for (std::uint32_t seed = 0; seed < scripts; ++seed) {
    INFO("seed " << seed);
    random_programs random(seed);
    program program = random.make();
    machine::machine scene;
    bring_up_to_date(scene, program, tally);
    for (int edits = 0; edits < 6; ++edits) {
      random.edit(program);
      if (random.chance(20)) random.edit(program);
      if (random.chance(25)) scene.forget(some_titles(random, program));
      bring_up_to_date(scene, program, tally);
      REQUIRE(is_as_clean_run(scene, program));
    }
  }
  CHECK(tally.cases == scripts * 7);
  // A plan that always runs everything would keep the law too.
  CHECK(tally.ran * 10 < tally.stood * 6);
  CHECK(tally.repeated > 100);
}

TEST_CASE(
    "a cell that runs again sees the objects before it as they were at its turn, not as later cells left "
    "them") {
  const program by_name{{"part: seat", {{action::bind_object, "seat", {}, 1}}},
                        {"part: legs", {{action::bind_object, "legs", {"seat"}, 2}}},
                        {"manual edits", {{action::touch_by_title, "part: seat", {}, 3}}}};
  change_and_check(by_name, "part: legs");

  SECTION("also those that it reaches through another cell's list") {
    const program through_list{{"part: seat", {{action::bind_object, "seat", {}, 1}}},
                               {"tools: all", {{action::bind_list, "all", {"seat"}, 2}}},
                               {"part: legs", {{action::bind_object, "legs", {"all"}, 3}}},
                               {"manual edits", {{action::touch_by_title, "part: seat", {}, 4}}}};
    change_and_check(through_list, "part: legs");
  }
  SECTION("also those that a third cell hung onto what it reaches") {
    const program hung{{"part: cutter", {{action::bind_object, "cutter", {}, 1}}},
                       {"part: seat", {{action::bind_object, "seat", {}, 2}}},
                       {"part: hole", {{action::touch_unseen, "seat", {"cutter"}, 3}}},
                       {"part: legs", {{action::bind_object, "legs", {"seat"}, 4}}},
                       {"manual edits", {{action::touch_by_title, "part: cutter", {}, 5}}}};
    change_and_check(hung, "part: legs");
  }
  SECTION("also those that a third cell put into a list behind one that it has") {
    const program nested{
        {"tools: lists", {{action::bind_list, "inner", {}, 1}, {action::bind_list, "outer", {"inner"}, 2}}},
        {"part: seat", {{action::bind_object, "seat", {}, 3}}},
        {"part: sum", {{action::append, "inner", {"seat"}, 4}}},
        {"part: legs", {{action::bind_object, "legs", {"outer"}, 5}}},
        {"manual edits", {{action::touch_by_title, "part: seat", {}, 6}}}};
    change_and_check(nested, "part: legs");
  }
}

TEST_CASE("a cell that runs again sees a list without what later cells appended") {
  const program appended{{"tools: list", {{action::bind_list, "all", {}, 1}}},
                         {"part: legs", {{action::bind_object, "legs", {"all"}, 2}}},
                         {"part: seat", {{action::append, "all", {}, 3}}}};
  change_and_check(appended, "part: legs");
}
