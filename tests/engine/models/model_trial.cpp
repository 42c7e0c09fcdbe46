// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/model_trial.hpp"

#include "support/catch.hpp"
#include "support/loopback_server.hpp"
#include "support/thrown.hpp"

using namespace maquette;

namespace {

model_settings settings_at(const std::string& url) {
  model_settings settings;
  settings.providers["here"].name = "here";
  settings.providers["here"].base_url = url + "/v1";
  for (const char* role : {"coder", "critic"}) settings.roles[role] = {"here", "small", {}, {}};
  return settings;
}

std::string streamed(const std::string& word) {
  return stream_answer(R"(data: {"model":"small-2","choices":[{"index":0,"delta":{"content":")" + word +
                       R"("},"finish_reason":"stop"}]})"
                       "\n\ndata: [DONE]\n\n");
}

}  // namespace

TEST_CASE("a model that answers works, and is named as its provider names it") {
  loopback_server server(in_turn({streamed("ready")}));
  const model_trial trial = try_model(settings_at(server.url()), "coder");
  CHECK(trial.ok);
  CHECK(trial.text.starts_with("works, "));
  CHECK(trial.model == "small-2");
  CHECK_FALSE(says(server.requests().at(0).body, "image_url"));
}

TEST_CASE("a role that looks at pictures is shown one") {
  loopback_server server(in_turn({streamed("ready")}));
  CHECK(try_model(settings_at(server.url()), "critic").ok);
  CHECK(says(server.requests().at(0).body, "image_url"));
}

TEST_CASE("what is wrong is told once, with what to do") {
  loopback_server refusing(in_turn({http_answer(404, "", R"({"error":{"message":"no such model"}})")}));
  const model_trial unknown = try_model(settings_at(refusing.url()), "coder");
  CHECK_FALSE(unknown.ok);
  CHECK(says(unknown.text, "does not know the model \"small\""));
  loopback_server busy(in_turn({http_answer(503, "", "{}")}));
  CHECK_FALSE(try_model(settings_at(busy.url()), "coder").ok);
  CHECK(busy.requests().size() == 1);
  loopback_server silent(in_turn({streamed("")}));
  CHECK(says(try_model(settings_at(silent.url()), "coder").text, "answered with nothing"));
}

TEST_CASE("a role without a model says what to set") {
  const model_trial trial = try_model({}, "planner");
  CHECK_FALSE(trial.ok);
  CHECK(trial.model.empty());
  CHECK(says(trial.text, "No model is set for the role"));
  CHECK_FALSE(try_model({}, "image").ok);
}
