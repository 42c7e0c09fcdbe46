// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/store.hpp"

#include <fstream>
#include <string>

#include "maquette/error.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

using maquette::store;
using maquette::store_error;
using maquette::version_record;

namespace {

version_record version_of(const std::string& script) {
  version_record version;
  version.author = "maquette";
  version.note = "made";
  version.script = script;
  return version;
}

// The message of the store_error that `work` throws; empty where it throws none.
template <typename Work>
std::string refusal(const Work& work) {
  try {
    work();
  } catch (const store_error& reason) {
    return reason.what();
  }
  return {};
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a store makes its file and the folders above it") {
  const temporary_folder folder;
  const auto file = folder.path() / "not" / "yet" / "there" / "store.db";
  const store opened(file);
  CHECK(std::filesystem::exists(file));
  CHECK(opened.sessions().empty());
}

TEST_CASE("a store's path may hold any letters") {
  const temporary_folder folder;
  const auto file = folder.path() / u8"Möbel für Zoë ☕" / "store.db";
  const auto id = store(file).add_session("a chair", "");
  CHECK(store(file).session(id).has_value());
}

TEST_CASE("what was stored is there after reopening") {
  const temporary_folder folder;
  std::string id;
  {
    store opened(folder / "store.db");
    id = opened.add_session("a red chair", "/assets/chair");
    opened.add_version(id, version_of("first"));
    opened.add_message(id, "user", "make it wider");
    opened.add_step(id, {"run-1", "executed", {{"seconds", 0.5}, {"cells", {"part: seat"}}}, ""});
  }
  const store again(folder / "store.db");
  const auto session = again.session(id);
  REQUIRE(session.has_value());
  CHECK(session->title == "a red chair");
  CHECK(session->folder == "/assets/chair");
  CHECK(session->versions == 1);
  CHECK(session->created.size() == 20);
  CHECK(again.latest_version(id)->script == "first");
  REQUIRE(again.messages(id).size() == 1);
  CHECK(again.messages(id)[0].role == "user");
  CHECK(again.messages(id)[0].text == "make it wider");
  REQUIRE(again.steps(id).size() == 1);
  CHECK(again.steps(id)[0].run == "run-1");
  CHECK(again.steps(id)[0].name == "executed");
  CHECK(again.steps(id)[0].detail == nlohmann::json{{"seconds", 0.5}, {"cells", {"part: seat"}}});
}

TEST_CASE("sessions come newest first") {
  const temporary_folder folder;
  store opened(folder / "store.db");
  const auto first = opened.add_session("first", "");
  const auto second = opened.add_session("second", "");
  const auto sessions = opened.sessions();
  REQUIRE(sessions.size() == 2);
  CHECK(sessions[0].id == second);
  CHECK(sessions[1].id == first);
  CHECK_FALSE(opened.session("no such id").has_value());
}

TEST_CASE("the session in a folder is the newest one that has it") {
  const temporary_folder folder;
  store opened(folder / "store.db");
  opened.add_session("old", "/assets/chair");
  const auto newer = opened.add_session("new", "/assets/chair");
  const auto other = opened.add_session("other", "");
  CHECK(opened.session_in("/assets/chair")->id == newer);
  CHECK_FALSE(opened.session_in("/assets/table").has_value());
  CHECK_FALSE(opened.session_in("").has_value());

  opened.move_session(other, "/assets/table");
  CHECK(opened.session_in("/assets/table")->id == other);
}

TEST_CASE("versions are numbered from 1 within their session and come oldest first") {
  const temporary_folder folder;
  store opened(folder / "store.db");
  const auto chair = opened.add_session("chair", "");
  const auto table = opened.add_session("table", "");
  CHECK_FALSE(opened.latest_version(chair).has_value());
  CHECK(opened.add_version(chair, version_of("chair 1")) == 1);
  CHECK(opened.add_version(table, version_of("table 1")) == 1);
  auto child = version_of("chair 2");
  child.parent = 1;
  child.author = "hand";
  child.note = "moved the seat";
  CHECK(opened.add_version(chair, child) == 2);

  const auto versions = opened.versions(chair);
  REQUIRE(versions.size() == 2);
  CHECK(versions[0].script == "chair 1");
  CHECK_FALSE(versions[0].parent.has_value());
  CHECK(versions[1].number == 2);
  CHECK(versions[1].parent == 1);
  CHECK(versions[1].author == "hand");
  CHECK(versions[1].note == "moved the seat");
  CHECK(opened.latest_version(chair)->number == 2);
  CHECK(opened.version(chair, 1)->script == "chair 1");
  CHECK_FALSE(opened.version(chair, 3).has_value());
  CHECK(opened.session(chair)->versions == 2);
}

TEST_CASE("a script comes back to the byte") {
  const temporary_folder folder;
  store opened(folder / "store.db");
  const auto id = opened.add_session("any", "");
  const auto script =
      GENERATE(std::string(), std::string("a\0b\0\0", 5), std::string("line\r\nno final newline"),
               std::string("WOOD = \"Fichte — 木 🪑\"\n"), std::string("no UTF-8: \xFF\xFE\x80"),
               std::string(1 << 20, 'x') + std::string(1, '\0') + "end");
  const auto number = opened.add_version(id, version_of(script));
  CHECK((opened.version(id, number)->script == script));
}

TEST_CASE("a step's detail that is no UTF-8 is stored all the same") {
  const temporary_folder folder;
  store opened(folder / "store.db");
  const auto id = opened.add_session("any", "");
  opened.add_step(id, {"run", "replied", {{"text", "broken \xFF here"}}, ""});
  CHECK(opened.steps(id)[0].detail["text"] == "broken \xEF\xBF\xBD here");
}

TEST_CASE("messages and steps come in the order of writing") {
  const temporary_folder folder;
  store opened(folder / "store.db");
  const auto id = opened.add_session("any", "");
  for (int i = 0; i < 20; ++i) {
    opened.add_message(id, "user", std::to_string(i));
    opened.add_step(id, {"run", std::to_string(i), nullptr, ""});
  }
  const auto messages = opened.messages(id);
  const auto steps = opened.steps(id);
  REQUIRE(messages.size() == 20);
  REQUIRE(steps.size() == 20);
  for (std::size_t i = 0; i < 20; ++i) {
    CHECK(messages[i].text == std::to_string(i));
    CHECK(steps[i].name == std::to_string(i));
  }
}

TEST_CASE("writing to a session that is not there is refused by name, and nothing is written") {
  const temporary_folder folder;
  store opened(folder / "store.db");
  const auto id = opened.add_session("any", "");
  const auto missing = std::string("01ARZ3NDEKTSV4RRFFQ69G5FAV");
  const auto file = (folder / "store.db").string();
  for (const auto& message : {refusal([&] { opened.add_version(missing, version_of("x")); }),
                              refusal([&] { opened.add_message(missing, "user", "x"); }), refusal([&] {
                                opened.add_step(missing, {"run", "x", nullptr, ""});
                              }),
                              refusal([&] { opened.move_session(missing, "/x"); })}) {
    CHECK(contains(message, missing));
    CHECK(contains(message, file));
  }
  CHECK(opened.versions(missing).empty());
  CHECK(opened.sessions().size() == 1);
}

TEST_CASE("a version whose parent is not there is refused, and the numbers go on without a gap") {
  const temporary_folder folder;
  store opened(folder / "store.db");
  const auto id = opened.add_session("any", "");
  opened.add_version(id, version_of("first"));
  auto orphan = version_of("orphan");
  orphan.parent = 7;
  const auto message = refusal([&] { opened.add_version(id, orphan); });
  CHECK(contains(message, "Version 7"));
  CHECK(contains(message, "1 to 1"));
  CHECK(opened.add_version(id, version_of("second")) == 2);
}

TEST_CASE("a path that cannot be a file is refused with what to do") {
  const temporary_folder folder;
  std::ofstream(folder / "a file") << "x";
  CHECK(
      contains(refusal([&] { const store opened(folder.path() / "a file" / "store.db"); }), "MAQUETTE_HOME"));
  CHECK(contains(refusal([&] { const store opened(folder.path()); }), "MAQUETTE_HOME"));
}

TEST_CASE("a store moved from is the other one's") {
  const temporary_folder folder;
  store opened(folder / "store.db");
  const auto id = opened.add_session("any", "");
  store moved(std::move(opened));
  CHECK(moved.session(id).has_value());
}
