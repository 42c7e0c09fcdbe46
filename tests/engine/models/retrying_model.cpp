// SPDX-License-Identifier: GPL-3.0-or-later
#include <chrono>

#include "maquette/error.hpp"
#include "maquette/providers.hpp"
#include "support/scripted_model.hpp"
#include "support/thrown.hpp"

using namespace maquette;
using namespace std::chrono_literals;

namespace {

const provider_error busy("busy", true);

/// A model with these steps, and how often it was asked.
struct retried {
  std::shared_ptr<scripted_model::log> log = std::make_shared<scripted_model::log>();
  std::unique_ptr<model> asked;

  explicit retried(std::vector<scripted_model::step> steps, retry_policy policy = {4, 1ms, 20ms})
      : asked(make_retrying_model(std::make_unique<scripted_model>(std::move(steps), log), policy)) {}
};

}  // namespace

TEST_CASE("what may pass is asked for again") {
  retried model({failing(busy), failing(busy), saying("here")});
  CHECK(model.asked->ask({}).text == "here");
  CHECK(model.log->asked.size() == 3);
}

TEST_CASE("what will not change is not asked for again") {
  retried refused({failing(provider_error("no such key"))});
  CHECK_THROWS_AS(refused.asked->ask({}), provider_error);
  CHECK(refused.log->asked.size() == 1);
  retried wrong({failing(model_error("nonsense"))});
  CHECK_THROWS_AS(wrong.asked->ask({}), model_error);
  CHECK(wrong.log->asked.size() == 1);
}

TEST_CASE("after the last attempt the fault itself is told") {
  retried model({failing(busy)});
  CHECK(std::string(thrown<provider_error>([&] { model.asked->ask({}); }).what()) == "busy");
  CHECK(model.log->asked.size() == 4);
}

TEST_CASE("the provider's wait goes before ours") {
  retried model({failing(provider_error("busy", true, 0ms)), saying("here")}, {4, 1h, 2h});
  CHECK(model.asked->ask({}).text == "here");
}

TEST_CASE("a wait longer than the policy allows ends the asking and is told of") {
  retried model({failing(provider_error("Too often.", true, 90s)), saying("here")});
  const auto fault = thrown<provider_error>([&] { model.asked->ask({}); });
  CHECK(says(fault.what(), "Too often. It wants to be left alone for 90 s."));
  CHECK(model.log->asked.size() == 1);
}

TEST_CASE("a stop request ends a wait") {
  std::stop_source stop;
  retried model({[&](const model_request&) -> model_reply {
                  stop.request_stop();
                  throw busy;
                }},
                {4, 1h, 2h});
  CHECK_THROWS_AS(model.asked->ask({}, stop.get_token()), cancelled);
}
