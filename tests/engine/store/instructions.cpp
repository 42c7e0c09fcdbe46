// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/error.hpp"
#include "maquette/store.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

using namespace maquette;

namespace {

std::vector<std::string> texts(const store& kept, const std::string& session) {
  std::vector<std::string> found;
  for (const instruction_record& each : kept.open_instructions(session)) found.push_back(each.text);
  return found;
}

using list = std::vector<std::string>;

}  // namespace

TEST_CASE("instructions wait in the order in which they came, each session's by themselves") {
  const temporary_folder folder;
  std::string session;
  {
    store kept(folder / "store.db");
    session = kept.add_session("a chair", "");
    const auto other = kept.add_session("a mug", "");
    kept.add_instruction(session, "wider");
    kept.add_instruction(other, "taller");
    kept.add_instruction(session, "red");
  }
  const store kept(folder / "store.db");
  CHECK(texts(kept, session) == list{"wider", "red"});
  CHECK(kept.open_instructions(session).front().state == "waiting");
}

TEST_CASE("of two that want to begin an instruction one succeeds, and what has ended waits no longer") {
  const temporary_folder folder;
  store kept(folder / "store.db"), other(folder / "store.db");
  const auto session = kept.add_session("a chair", "");
  const auto id = kept.add_instruction(session, "wider");
  CHECK(kept.move_instruction(id, "waiting", "running"));
  CHECK_FALSE(other.move_instruction(id, "waiting", "running"));
  CHECK(kept.open_instructions(session).front().state == "running");
  CHECK(kept.move_instruction(id, "running", "done"));
  CHECK(kept.open_instructions(session).empty());
}

TEST_CASE("an order puts those that it names first") {
  const temporary_folder folder;
  store kept(folder / "store.db");
  const auto session = kept.add_session("a chair", "");
  kept.add_instruction(session, "a");
  const auto b = kept.add_instruction(session, "b");
  const auto c = kept.add_instruction(session, "c");
  kept.order_instructions(session, {c, b});
  CHECK(texts(kept, session) == list{"c", "b", "a"});
  kept.add_instruction(session, "d");
  CHECK(texts(kept, session) == list{"c", "b", "a", "d"});
}

TEST_CASE("a state that is none is refused") {
  const temporary_folder folder;
  store kept(folder / "store.db");
  const auto id = kept.add_instruction(kept.add_session("a chair", ""), "wider");
  CHECK_THROWS_AS(kept.move_instruction(id, "waiting", "lost"), store_error);
  CHECK_THROWS_AS(kept.add_instruction("nobody", "wider"), store_error);
}
