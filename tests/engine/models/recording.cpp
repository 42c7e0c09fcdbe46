// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/recording.hpp"

#include <chrono>
#include <fstream>
#include <iterator>
#include <thread>

#include "maquette/error.hpp"
#include "support/read_stream.hpp"
#include "support/scripted_model.hpp"
#include "support/temporary_folder.hpp"
#include "support/thrown.hpp"

using namespace maquette;
using namespace std::chrono_literals;

namespace {

model_request about(const std::string& thing) {
  model_request request;
  request.system = "You build.";
  request.messages = {user_message("Make a " + thing + ".")};
  return request;
}

/// A recording of these steps, asked about these things in turn.
std::filesystem::path record(const temporary_folder& folder, std::vector<scripted_model::step> steps,
                             const std::vector<std::string>& things) {
  const auto file = folder / "talk.jsonl";
  const auto model = make_recording_model(std::make_unique<scripted_model>(std::move(steps)),
                                          std::make_shared<recorder>(file));
  for (const std::string& thing : things) model->ask(about(thing));
  return file;
}

std::unique_ptr<model> replay(const std::filesystem::path& file, pacing pace = {}) {
  return make_replaying_model(std::make_shared<recording>(file), pace);
}

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("a recording gives each request its own reply, in any order") {
  const temporary_folder folder;
  const auto file =
      record(folder, {saying("four legs"), saying("a shade", finish::length)}, {"chair", "lamp"});
  const auto model = replay(file);
  const model_reply lamp = model->ask(about("lamp"));
  CHECK(lamp.text == "a shade");
  CHECK(lamp.reason == finish::length);
  CHECK(lamp.usage.tokens_in == 100);
  CHECK(lamp.model == "scripted");
  CHECK(model->ask(about("chair")).text == "four legs");
}

TEST_CASE("a request that was recorded several times is answered in turn, and then from the first again") {
  const temporary_folder folder;
  const auto model = replay(record(folder, {saying("one"), saying("two")}, {"chair", "chair"}));
  std::string heard;
  for (int i = 0; i < 3; ++i) heard += model->ask(about("chair")).text + " ";
  CHECK(heard == "one two one ");
}

TEST_CASE("tool calls and known costs come back") {
  const temporary_folder folder;
  const auto calling = [](const model_request&) {
    model_reply reply;
    reply.reason = finish::tool_calls;
    reply.tool_calls = {{"c1", "look", {{"part", "leg"}}, "sig"}};
    reply.usage.money = 0.5;
    return reply;
  };
  const auto reply = replay(record(folder, {calling}, {"chair"}))->ask(about("chair"));
  REQUIRE(reply.tool_calls.size() == 1);
  CHECK(reply.tool_calls[0].arguments == nlohmann::json({{"part", "leg"}}));
  CHECK(reply.usage.money == 0.5);
}

TEST_CASE("a request that was not recorded is told of with what differs") {
  const temporary_folder folder;
  const auto model = replay(record(folder, {saying("x")}, {"wooden chair with four legs", "lamp"}));
  const std::string fault =
      thrown<data_error>([&] { model->ask(about("wooden chair with five legs")); }).what();
  CHECK(says(fault, "talk.jsonl has no reply to this request"));
  CHECK(says(fault, "/messages/0/parts/0/text was"));
  CHECK(says(fault, "four legs"));
  CHECK(says(fault, "five legs"));
}

TEST_CASE("a message more than was recorded is told of") {
  const temporary_folder folder;
  const auto model = replay(record(folder, {saying("x")}, {"chair"}));
  model_request longer = about("chair");
  longer.messages.push_back(user_message("Red."));
  CHECK(says(thrown<data_error>([&] { model->ask(longer); }).what(), "/messages/1 is new: "));
}

TEST_CASE("pictures, thoughts and signatures are not in a recording, and replays do not ask for them") {
  const temporary_folder folder;
  const auto file = folder / "talk.jsonl";
  model_request request = talk_with_tools();
  make_recording_model(std::make_unique<scripted_model>(std::vector{saying("x")}),
                       std::make_shared<recorder>(file))
      ->ask(request);
  CHECK_FALSE(says(text_of(file), "foobar"));
  CHECK_FALSE(says(text_of(file), "Zm9vYmFy"));
  CHECK_FALSE(says(text_of(file), "hm"));
  request.messages[0].parts[1] = picture{"image/png", "another render"};
  CHECK(replay(file)->ask(request).text == "x");
  request.messages[0].parts[1] = picture{"image/jpeg", "another render"};
  CHECK_THROWS_AS(replay(file)->ask(request), data_error);
}

TEST_CASE("the pieces of a text are kept with their times, those of an attempt that was cut are not") {
  const temporary_folder folder;
  struct stumbling_model final : model {
    model_reply ask(const model_request&, std::stop_token, const text_listener& on_text) override {
      for (const char* so_far : {"A cha", "A", "A chair"}) on_text(so_far);
      model_reply reply;
      reply.text = "A chair";
      return reply;
    }
  };
  const auto file = folder / "talk.jsonl";
  make_recording_model(std::make_unique<stumbling_model>(), std::make_shared<recorder>(file))
      ->ask(about("chair"));
  const auto pieces = nlohmann::json::parse(text_of(file))["pieces"];
  REQUIRE(pieces.size() == 2);
  CHECK(pieces[0][1] == "A");
  CHECK(pieces[1][1] == " chair");
  CHECK(pieces[1][0].get<double>() >= pieces[0][0].get<double>());
}

TEST_CASE("a replay may be paced, and is told as it grows") {
  const temporary_folder folder;
  const auto file = record(folder, {saying("Ausübung und Kür")}, {"chair"});
  std::vector<std::string> heard;
  const auto begin = std::chrono::steady_clock::now();
  const auto reply =
      replay(file, {false, 20ms, 200.0})->ask(about("chair"), {}, [&](std::string_view so_far) {
        heard.emplace_back(so_far);
      });
  CHECK(std::chrono::steady_clock::now() - begin >= 20ms + 20ms);  // the first piece, and four more at 5 ms
  CHECK(heard.size() == 5);
  CHECK(heard.back() == reply.text);
  CHECK(heard.front() == "Ausü");  // the fourth byte is half a letter
}

TEST_CASE("a replay at its recorded pace gives the recorded pieces") {
  const temporary_folder folder;
  const auto file = record(folder, {saying("x")}, {"chair"});
  auto exchange = nlohmann::json::parse(text_of(file));
  exchange["pieces"] = nlohmann::json::parse(R"([[0.01, "a "], [0.03, "chair"]])");
  std::ofstream(file) << exchange.dump() << "\n";
  std::vector<std::string> heard;
  replay(file, {true, 0ms, 0.0})->ask(about("chair"), {}, [&](std::string_view so_far) {
    heard.emplace_back(so_far);
  });
  CHECK(heard == std::vector<std::string>{"a ", "a chair"});
}

TEST_CASE("a stop request ends a paced replay") {
  const temporary_folder folder;
  const auto file = record(folder, {saying("x")}, {"chair"});
  std::stop_source stop;
  const std::jthread stopping([&] { stop.request_stop(); });
  CHECK_THROWS_AS(replay(file, {false, 1h, 0.0})->ask(about("chair"), stop.get_token()), cancelled);
}

TEST_CASE("a recording that cannot be read or written is told of") {
  const temporary_folder folder;
  CHECK_THROWS_AS(recording(folder / "none.jsonl"), data_error);
  CHECK_THROWS_AS(recorder(folder.path() / "no folder" / "talk.jsonl"), store_error);
  std::ofstream(folder / "bad.jsonl") << "\n{\"request\":{}}\n";
  CHECK(says(thrown<data_error>([&] { recording each(folder / "bad.jsonl"); }).what(),
             "Line 2 of the recording"));
}

TEST_CASE(
    "a conversation is found again though its tools are others, and not where a tool answered otherwise") {
  const temporary_folder folder;
  const auto file = folder / "talk.jsonl";
  model_request request = talk_with_shown_picture();
  make_recording_model(std::make_unique<scripted_model>(std::vector{saying("x")}),
                       std::make_shared<recorder>(file))
      ->ask(request);
  CHECK_FALSE(says(text_of(file), "foobar"));
  request.tools[0].description = "Looks closely.";
  request.tools.push_back({"measure", "Measures.", {{"type", "object"}}});
  request.may_call = true;
  auto& result = std::get<tool_result>(request.messages[2].parts[0]);
  result.pictures[0].bytes = "another render";
  CHECK(replay(file)->ask(request).text == "x");
  result.text = "the back";
  CHECK(says(thrown<data_error>([&] { replay(file)->ask(request); }).what(), "the front"));
}

TEST_CASE("a call's signature comes back, so that a run which goes on can hand in its result") {
  const temporary_folder folder;
  const auto calling = [](const model_request&) {
    model_reply reply;
    reply.reason = finish::tool_calls;
    reply.tool_calls = {{"c1", "look", nlohmann::json::object(), "sig"},
                        {"c2", "look", nlohmann::json::object(), ""}};
    return reply;
  };
  const auto reply = replay(record(folder, {calling}, {"chair"}))->ask(about("chair"));
  CHECK(reply.tool_calls.at(0).signature == "sig");
  CHECK(reply.tool_calls.at(1).signature.empty());
}
