// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/error.hpp"
#include "support/read_stream.hpp"
#include "support/thrown.hpp"

using namespace maquette;
using nlohmann::json;

namespace {

json body_of(const model_request& request, const concessions& made = {}) {
  return make_openai_chat()->write(request, "gpt", made).body;
}

model_reply read(const std::vector<std::string>& data) { return read_stream(*make_openai_chat(), data); }

std::string delta(const json& fields, const json& finish_reason = nullptr) {
  return json{{"model", "gpt-1"},
              {"choices", json::array({{{"index", 0}, {"delta", fields}, {"finish_reason", finish_reason}}})}}
      .dump();
}

json call_piece(int index, const json& id, const json& name, const std::string& arguments) {
  return {{"index", index}, {"id", id}, {"function", {{"name", name}, {"arguments", arguments}}}};
}

}  // namespace

TEST_CASE("openai: a talk with tools and pictures is written as chat completions want it") {
  const json messages = body_of(talk_with_tools())["messages"];
  REQUIRE(messages.size() == 5);
  CHECK(messages[0] == json({{"role", "system"}, {"content", "You build chairs."}}));
  CHECK(messages[1]["content"][0] == json({{"type", "text"}, {"text", "How is it?"}}));
  CHECK(messages[1]["content"][1]["image_url"]["url"] == "data:image/png;base64,Zm9vYmFy");
  CHECK(messages[2]["content"] == "I look.");
  CHECK(messages[2]["tool_calls"][0]["function"] ==
        json({{"name", "look"}, {"arguments", R"({"part":"leg"})"}}));
  CHECK(messages[3] == json({{"role", "tool"}, {"tool_call_id", "c1"}, {"content", "it floats"}}));
  CHECK(messages[4] == json({{"role", "user"}, {"content", "Go on."}}));
}

TEST_CASE("openai: the request is streamed, with usage, by path and key header") {
  const auto wire = make_openai_chat();
  const wire_request written = wire->write(talk_with_tools(), "gpt", {});
  CHECK(written.path == "/chat/completions");
  CHECK(written.body["model"] == "gpt");
  CHECK(written.body["stream"] == true);
  CHECK(written.body["stream_options"]["include_usage"] == true);
  CHECK(written.body["tools"][0]["function"]["name"] == "look");
  CHECK_FALSE(written.body.contains("temperature"));
  CHECK(wire->key_header(key("abc")) == "Authorization: Bearer abc");
}

TEST_CASE("openai: a schema is asked for by response_format, or in words once that was refused") {
  model_request request;
  request.schema = json{{"type", "object"}};
  request.temperature = 0.5;
  request.max_tokens = 9;
  const json first = body_of(request);
  CHECK(first["response_format"]["json_schema"]["schema"] == *request.schema);
  CHECK(first["response_format"]["json_schema"]["strict"] == false);
  CHECK(first["max_tokens"] == 9);
  CHECK(first["temperature"] == 0.5);
  const json second = body_of(request, {true, true, true, true});
  CHECK_FALSE(second.contains("response_format"));
  CHECK(says(second["messages"][0]["content"], R"({"type":"object"})"));
  CHECK_FALSE(second.contains("temperature"));
  CHECK_FALSE(second.contains("stream_options"));
  CHECK(second["max_completion_tokens"] == 9);
}

TEST_CASE("openai: text, usage and what it cost come from the stream") {
  const model_reply reply = read({delta({{"role", "assistant"}, {"content", ""}}), delta({{"content", "A "}}),
                                  delta({{"content", "chair"}}), delta(json::object(), "stop"),
                                  R"({"choices":[],"usage":{"prompt_tokens":20,"completion_tokens":3,
                "prompt_tokens_details":{"cached_tokens":16},"cost":0.25}})",
                                  "[DONE]"});
  CHECK(reply.text == "A chair");
  CHECK(reply.reason == finish::stop);
  CHECK(reply.model == "gpt-1");
  CHECK(reply.usage.tokens_in == 20);
  CHECK(reply.usage.tokens_cached == 16);
  CHECK(reply.usage.tokens_out == 3);
  CHECK(reply.usage.money == 0.25);
}

TEST_CASE("openai: choices that are null, as vLLM sends them with the usage, are none") {
  const model_reply reply =
      read({delta({{"content", "x"}}, "stop"), R"({"choices":null,"usage":{"prompt_tokens":1}})"});
  CHECK(reply.usage.tokens_in == 1);
}

TEST_CASE("openai: tool calls are put together from their pieces, mixed as they may come") {
  const model_reply reply =
      read({delta({{"tool_calls", {call_piece(0, "a", "look", "")}}}),
            delta({{"tool_calls", {call_piece(1, "b", "measure", R"({"x":)")}}}),
            delta({{"tool_calls", {call_piece(0, nullptr, nullptr, R"({"part":"leg"})")}}}),
            delta({{"tool_calls", {call_piece(1, nullptr, nullptr, "1}")}}}),
            delta(json::object(), "tool_calls")});
  REQUIRE(reply.tool_calls.size() == 2);
  CHECK(reply.tool_calls[0].id == "a");
  CHECK(reply.tool_calls[0].arguments == json({{"part", "leg"}}));
  CHECK(reply.tool_calls[1].name == "measure");
  CHECK(reply.tool_calls[1].arguments == json({{"x", 1}}));
  CHECK(reply.reason == finish::tool_calls);
}

TEST_CASE("openai: calls that all have the index 0, as Ollama numbers them, stay apart") {
  const model_reply reply = read({delta({{"tool_calls", {call_piece(0, "a", "look", "{}")}}}),
                                  delta({{"tool_calls", {call_piece(0, "b", "look", "{}")}}}, "tool_calls")});
  CHECK(reply.tool_calls.size() == 2);
}

TEST_CASE("openai: arguments that are no JSON are kept in the model's words") {
  const model_reply reply =
      read({delta({{"tool_calls", {call_piece(0, "a", "look", "{part: leg")}}}, "tool_calls")});
  CHECK(reply.tool_calls[0].arguments == json("{part: leg"));
}

TEST_CASE("openai: a refusal, a filter and a cut are told apart") {
  CHECK(read({delta({{"refusal", "I will not."}}), delta(json::object(), "stop")}).reason == finish::refusal);
  CHECK(read({delta({{"refusal", "I will not."}}), delta(json::object(), "stop")}).text == "I will not.");
  CHECK(read({delta(json::object(), "content_filter")}).reason == finish::refusal);
  CHECK(read({delta({{"content", "A ch"}}, "length")}).reason == finish::length);
}

TEST_CASE("openai: a stream is whole once the model has finished, with or without [DONE]") {
  const auto reader = make_openai_chat()->reader();
  reader->take({"message", delta({{"content", "A"}})});
  CHECK_FALSE(reader->whole());
  reader->take({"message", delta(json::object(), "stop")});
  CHECK(reader->whole());
}

TEST_CASE("openai: an error within the stream ends it, and says whether it may pass") {
  const auto busy =
      thrown<provider_error>([] { read({R"({"error":{"code":502,"message":"upstream is down"}})"}); });
  CHECK(says(busy.what(), "upstream is down"));
  CHECK(busy.may_pass());
  CHECK_FALSE(thrown<provider_error>([] { read({R"({"error":{"code":400,"message":"no"}})"}); }).may_pass());
}

TEST_CASE("openai: an event that is no JSON is told of") {
  CHECK_THROWS_AS(read({"<html>"}), provider_error);
  CHECK_THROWS_AS(read({"[1]"}), provider_error);
}

TEST_CASE(
    "openai: a picture that a tool shows follows all results, as the user's, because results take text "
    "only") {
  const json messages = body_of(talk_with_shown_picture())["messages"];
  REQUIRE(messages.size() == 5);
  CHECK(messages[2] == json({{"role", "tool"}, {"tool_call_id", "c1"}, {"content", "the front"}}));
  CHECK(messages[3]["role"] == "tool");
  CHECK(messages[4]["role"] == "user");
  CHECK(messages[4]["content"][0]["text"] == "What look shows:");
  CHECK(messages[4]["content"][1]["image_url"]["url"] == "data:image/png;base64,Zm9vYmFy");
}

TEST_CASE(
    "openai: tools that may not be called stay declared, those that a server does not take are left out") {
  CHECK_FALSE(body_of(talk_with_tools()).contains("tool_choice"));
  const json body = body_of(talk_with_shown_picture());
  CHECK(body["tool_choice"] == "none");
  CHECK(body["tools"].size() == 1);
  concessions made;
  made.no_tools = true;
  const json without = make_openai_chat()->write(talk_with_shown_picture(), "gpt", made).body;
  CHECK_FALSE(without.contains("tools"));
  CHECK_FALSE(without.contains("tool_choice"));
}
