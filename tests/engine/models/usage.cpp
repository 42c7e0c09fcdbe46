// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/usage.hpp"

#include <fstream>
#include <thread>
#include <vector>

#include "maquette/error.hpp"
#include "maquette/providers.hpp"
#include "support/scripted_model.hpp"
#include "support/temporary_folder.hpp"
#include "support/thrown.hpp"

using namespace maquette;

namespace {

usage took(std::int64_t in, std::int64_t out, std::optional<double> money = std::nullopt) {
  return {in, 0, 0, out, money};
}

const std::string prices = R"(
["scripted"]
in = 2.0
out = 10.0
cached = 0.5
written = 4.0
["plain"]
in = 1
out = 2
)";

}  // namespace

TEST_CASE("a reply costs what its tokens cost, those of the cache at their own prices") {
  const auto table = price_table::parse(prices, "prices.toml");
  const usage used{1'000'000, 400'000, 100'000, 100'000, std::nullopt};
  // 0.5 million at 2, 0.4 at 0.5, 0.1 at 4, and 0.1 out at 10.
  CHECK(table.cost("scripted", used) == Approx(1.0 + 0.2 + 0.4 + 1.0));
  CHECK(table.cost("plain", used) == Approx(1.0 + 0.2));
}

TEST_CASE("a dated name has the price of the name without its date") {
  const auto table = price_table::parse(prices, "prices.toml");
  CHECK(table.cost("plain-20261101", took(1'000'000, 0)) == Approx(1.0));
  CHECK(table.cost("plain-2026-11-01", took(1'000'000, 0)) == Approx(1.0));
  CHECK_FALSE(table.cost("plain-mini", took(1, 1)));
}

TEST_CASE("a price that is not known is not made up") {
  const auto table = price_table::parse(prices, "prices.toml");
  CHECK_FALSE(table.cost("somebody/else", took(1, 1)));
  meter used;
  used.add("coder", took(1, 1, 0.5));
  CHECK(usage_to_json(used.total())["money"] == 0.5);
  used.add("coder", took(1, 1));
  CHECK(usage_to_json(used.total())["money"].is_null());
}

TEST_CASE("the prices that come with Maquette can be read, and the user's go before them") {
  const temporary_folder home;
  const usage million = took(1'000'000, 0);
  const auto usual = price_table::read(home.path()).cost("claude-opus-5", million);
  REQUIRE(usual);
  std::ofstream(home / "prices.toml") << "[claude-opus-5]\nin = 123\nout = 1\n";
  CHECK(price_table::read(home.path()).cost("claude-opus-5", million) == Approx(123.0));
  CHECK(price_table::read(home.path()).cost("claude-haiku-4-5", million));
}

TEST_CASE("a price table that cannot be read says where") {
  const auto fault_of = [](const char* text) {
    return std::string(thrown<input_error>([&] { price_table::parse(text, "prices.toml"); }).what());
  };
  CHECK(says(fault_of("[a]\nin = \n"), "prices.toml, line 2"));
  CHECK(says(fault_of("[a]\nin = 1\n"), "\"a\" needs \"out\""));
  CHECK(says(fault_of("[a]\nin = -1\nout = 1\n"), "\"a\" needs \"in\""));
  CHECK(says(fault_of("a = 1\n"), "\"a\" must be a table"));
}

TEST_CASE("a meter adds up by role, and into its session's") {
  const auto session = std::make_shared<meter>();
  session->add("planner", took(1000, 0));
  meter run({}, session);
  run.add("coder", took(10, 1));
  run.add("coder", took(20, 2));
  run.add("critic", took(5, 5));
  CHECK(run.total().tokens_in == 35);
  CHECK(run.by_role().at("coder").replies == 2);
  CHECK(run.by_role().at("coder").tokens_out == 3);
  CHECK(session->total().tokens_in == 1035);
}

TEST_CASE("several threads may add to one meter") {
  meter used;
  {
    std::vector<std::jthread> adding;
    for (int i = 0; i < 8; ++i)
      adding.emplace_back([&] {
        for (int k = 0; k < 500; ++k) used.add("coder", took(1, 1));
      });
  }
  CHECK(used.total().replies == 4000);
}

TEST_CASE("a run stops at its cap before the next request, and says which to raise") {
  const auto log = std::make_shared<scripted_model::log>();
  const auto used = std::make_shared<meter>(usage_caps{200, std::nullopt}, std::make_shared<meter>());
  const auto model = make_metered_model(std::make_unique<scripted_model>(std::vector{saying("x")}, log),
                                        "coder", used, price_table::parse(prices, "prices.toml"));
  model->ask({});
  model->ask({});  // 220 tokens by now
  const auto fault = thrown<limit_reached>([&] { model->ask({}); });
  CHECK(says(fault.what(), "has used its 200 tokens. Raise tokens_a_run"));
  CHECK(log->asked.size() == 2);
}

TEST_CASE("a cap on money counts what the table and the provider say") {
  const auto used = std::make_shared<meter>(usage_caps{std::nullopt, 0.001});
  const auto model = make_metered_model(std::make_unique<scripted_model>(std::vector{saying("x")}), "coder",
                                        used, price_table::parse(prices, "prices.toml"));
  // 100 in at 2 and 10 out at 10 a million: 0.0003 a reply.
  CHECK(model->ask({}).usage.money == Approx(0.0003));
  for (int i = 0; i < 3; ++i) model->ask({});
  CHECK(says(thrown<limit_reached>([&] { model->ask({}); }).what(), "Raise money_a_session"));
}

TEST_CASE("what the provider says that it charged goes before the table") {
  const auto used = std::make_shared<meter>();
  const auto charging = [](const model_request& request) {
    model_reply reply = saying("x")(request);
    reply.usage.money = 7.0;
    return reply;
  };
  const auto model =
      make_metered_model(std::make_unique<scripted_model>(std::vector<scripted_model::step>{charging}),
                         "coder", used, price_table::parse(prices, "prices.toml"));
  CHECK(model->ask({}).usage.money == 7.0);
}

TEST_CASE("a session's cap stops each of its runs") {
  const auto session = std::make_shared<meter>(usage_caps{100, std::nullopt});
  session->add("coder", took(100, 0));
  CHECK(says(thrown<limit_reached>([&] { meter({}, session).check(); }).what(), "Raise tokens_a_session"));
}

TEST_CASE("a session's meter goes on from what earlier runs took, and tells what is added") {
  std::vector<std::string> told;
  const auto session = std::make_shared<meter>(
      usage_caps{500, std::nullopt}, std::map<std::string, usage_total>{{"coder", {1, 400, 0, 50, 0.0, 0}}},
      [&](const std::string& role, const usage& used) {
        told.push_back(role + std::to_string(used.tokens_in));
      });
  meter run({}, session);
  run.check();
  run.add("critic", took(50, 0));
  CHECK(told == std::vector<std::string>{"critic50"});
  CHECK(session->total().tokens_in == 450);
  CHECK(says(thrown<limit_reached>([&] { run.check(); }).what(),
             "The session has used its 500 tokens. Raise tokens_a_session"));
  CHECK(run.total().tokens_in == 50);
}
