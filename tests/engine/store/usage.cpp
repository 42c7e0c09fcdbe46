// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/usage.hpp"

#include "maquette/error.hpp"
#include "maquette/store.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

using namespace maquette;

TEST_CASE(
    "what a session's replies took adds up by role and by run, and is there when the store is opened again") {
  const temporary_folder folder;
  std::string session, other;
  {
    store kept(folder / "store.db");
    session = kept.add_session("a chair", "");
    other = kept.add_session("a mug", "");
    kept.add_usage(session, "run 1", "planner", {100, 40, 0, 10, 0.5});
    kept.add_usage(session, "run 1", "coder", {200, 0, 0, 20, 0.25});
    kept.add_usage(session, "run 2", "coder", {300, 0, 0, 30, std::nullopt});
    kept.add_usage(other, "run 3", "coder", {1, 0, 0, 1, 0.1});
  }
  const store kept(folder / "store.db");
  const auto roles = kept.usage_by_role(session);
  REQUIRE(roles.size() == 2);
  CHECK(roles.at("planner").tokens_cached == 40);
  CHECK(roles.at("coder").replies == 2);
  CHECK(roles.at("coder").tokens_in == 500);
  CHECK(roles.at("coder").unpriced == 1);
  CHECK(roles.at("coder").money == Approx(0.25));
  CHECK(kept.usage_by_run(session).at("run 1").tokens_out == 30);
  CHECK(kept.usage_by_session().at(other).tokens_in == 1);
}

TEST_CASE("a session that asked no model has no usage") {
  const temporary_folder folder;
  store kept(folder / "store.db");
  const auto session = kept.add_session("a chair", "");
  CHECK(kept.usage_by_role(session).empty());
  CHECK(kept.usage_by_session().empty());
}

TEST_CASE("usage of no session is refused") {
  const temporary_folder folder;
  store kept(folder / "store.db");
  CHECK_THROWS_AS(kept.add_usage("nobody", "run", "coder", {1, 0, 0, 1, std::nullopt}), store_error);
}
