// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/remarks.hpp"

#include "support/thrown.hpp"

using namespace maquette;
using nlohmann::json;

namespace {

const json chair{{"summary", "A chair."}, {"parts", {{{"name", "seat"}}, {{"name", "legs"}}}}};
const json flaw{
    {"part", "seat"}, {"text", "too low"}, {"evidence", "front"}, {"fix", "2 cm up"}, {"severity", "weak"}};

step_record requested(const char* run, const char* text, bool resumes = false) {
  return {run, "requested", {{"task", "refine"}, {"instruction", text}, {"resumes", resumes}}, ""};
}

std::vector<std::string> ids(const std::vector<remark>& remarks) {
  std::vector<std::string> all;
  for (const remark& each : remarks) all.push_back(each.id);
  return all;
}

}  // namespace

TEST_CASE("each role's steps are remarks, in short and whole") {
  const auto said =
      remarks_of({{"r",
                   "requested",
                   {{"task", "create"}, {"prompt", "a chair"}, {"reference", nullptr}, {"resumes", false}},
                   ""},
                  {"r", "planned", {{"blueprint", chair}}, ""},
                  {"r", "executed", json::object(), ""},
                  {"r", "criticised", {{"problems", {flaw}}}, ""},
                  {"r",
                   "revised",
                   {{"edits", {{{"edit", "set_parameter"}, {"name", "HEIGHT"}, {"value", 1.0}}}},
                    {"said", {"It is higher."}}},
                   ""},
                  {"r",
                   "verified",
                   {{"verdicts", {{{"problem", 1}, {"outcome", "solved"}, {"reason", "seen"}}}},
                    {"regressions", {{{"part", "back"}, {"text", "it is gone"}}}}},
                   ""},
                  {"h", "changed by hand", {{"changed", {"part: seat"}}, {"difference", "seat = 2\n"}}, ""},
                  {"h", "revised", {{"instruction", "set HEIGHT=2"}, {"edits", json::array()}}, ""},
                  {"h", "reverted", {{"version", 1}}, ""}},
                 "another");
  REQUIRE(ids(said) == std::vector<std::string>{"artist-1", "planner-1", "critic-1", "coder-1", "verifier-1",
                                                "artist-2", "artist-3", "artist-4"});
  CHECK(said[0].brief == "a chair");
  CHECK(said[1].brief == "A chair. Parts: seat, legs.");
  CHECK(json::parse(said[1].full) == chair);
  CHECK(said[2].brief == "seat: too low");
  CHECK(says(said[2].full, "2 cm up"));
  CHECK(said[3].brief == "It is higher.");
  CHECK(says(said[3].full, "HEIGHT"));
  CHECK(said[4].brief == "1 solved; broken: back: it is gone");
  CHECK(said[5].brief == "changed by hand: part: seat");
  CHECK(says(said[5].full, "seat = 2"));
  CHECK(said[6].brief == "set HEIGHT=2");
  CHECK(said[7].brief == "went back to version 1");
}

TEST_CASE("a coder that says nothing is known by its edits") {
  const json edits{{{"edit", "replace_text"}, {"title", "part: seat"}},
                   {{"edit", "replace_text"}, {"title", "part: seat"}}};
  const auto said =
      remarks_of({{"r", "mended", {{"edits", edits}}, ""}, {"r", "mended", {{"findings", edits}}, ""}}, "x");
  REQUIRE(said.size() == 1);  // what the check mends by itself, nobody said
  CHECK(said[0].brief == "mended what stopped the script: edited part: seat");
}

TEST_CASE("what the artist did in Blender is said in the words for it") {
  const auto said = remarks_of({{"r",
                                 "changed by hand",
                                 {{"what", "moved lid"}, {"changed", {"manual edits"}}, {"difference", "x"}},
                                 ""},
                                {"r", "held", {{"cells", {"part: seat"}}}, ""},
                                {"r", "released", {{"cells", {"part: seat"}}}, ""}},
                               "x");
  REQUIRE(said.size() == 3);
  CHECK(said[0].brief == "changed by hand: moved lid");
  CHECK(said[1].brief == "holds as shaped by hand: part: seat");
  CHECK(said[2].brief == "no longer holds: part: seat");
}

TEST_CASE("the request that a run is about is told apart from earlier ones") {
  const auto said = remarks_of({requested("a", "wider"), requested("b", "higher")}, "b");
  CHECK_FALSE(said.at(0).current);
  CHECK(said.at(1).current);
}

TEST_CASE("a run that goes on where others were cut sees what the first of them saw") {
  const step_record before{"old", "reverted", {{"version", 1}}, ""};
  const step_record by_hand{"a", "changed by hand", {{"changed", {"part: seat"}}, {"difference", ""}}, ""};
  const step_record planned{"a", "planned", {{"blueprint", chair}}, ""};
  const auto first = remarks_of({before, by_hand, requested("a", "wider")}, "a");
  const auto third = remarks_of({before, by_hand, requested("a", "wider"), planned,
                                 requested("b", "wider", true), planned, requested("c", "wider", true)},
                                "c");
  CHECK(ids(first) == ids(third));
  CHECK(ids(third) == std::vector<std::string>{"artist-1", "artist-2", "artist-3"});
}

TEST_CASE("a run that was given up is seen by the next that is asked for anew") {
  const step_record planned{"a", "planned", {{"blueprint", chair}}, ""};
  CHECK(ids(remarks_of({requested("a", "wider"), planned, requested("b", "higher")}, "b")) ==
        std::vector<std::string>{"artist-1", "planner-1", "artist-2"});
}
