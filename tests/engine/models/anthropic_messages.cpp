// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/error.hpp"
#include "support/read_stream.hpp"
#include "support/thrown.hpp"

using namespace maquette;
using nlohmann::json;

namespace {

json body_of(const model_request& request, const concessions& made = {}) {
  return make_anthropic_messages()->write(request, "claude", made).body;
}

model_reply read(const std::vector<std::string>& data) {
  return read_stream(*make_anthropic_messages(), data);
}

const std::string start = R"({"type":"message_start","message":{"model":"claude-x","usage":{"input_tokens":5,
  "cache_read_input_tokens":100,"cache_creation_input_tokens":10,"output_tokens":1}}})";

std::string ended(const std::string& reason) {
  return R"({"type":"message_delta","delta":{"stop_reason":")" + reason +
         R"("},"usage":{"output_tokens":15}})";
}

}  // namespace

TEST_CASE("anthropic: a talk with tools, thoughts and pictures is written as the Messages API wants it") {
  const wire_request written = make_anthropic_messages()->write(talk_with_tools(), "claude", {});
  CHECK(written.path == "/v1/messages");
  CHECK(written.headers == std::vector<std::string>{"anthropic-version: 2023-06-01"});
  const json& body = written.body;
  CHECK(body["max_tokens"].get<int>() > 0);
  CHECK(body["system"] == json::array({{{"type", "text"}, {"text", "You build chairs."}}}));
  CHECK(body["tools"][0]["input_schema"] == json({{"type", "object"}}));
  const json& messages = body["messages"];
  REQUIRE(messages.size() == 3);
  CHECK(messages[0]["content"][1]["source"] ==
        json({{"type", "base64"}, {"media_type", "image/png"}, {"data", "Zm9vYmFy"}}));
  CHECK(messages[1]["role"] == "assistant");
  CHECK(messages[1]["content"][0]["type"] == "thinking");
  CHECK(messages[1]["content"][2] ==
        json({{"type", "tool_use"}, {"id", "c1"}, {"name", "look"}, {"input", {{"part", "leg"}}}}));
  CHECK(messages[2]["content"][0]["tool_use_id"] == "c1");
  CHECK(make_anthropic_messages()->key_header(key("abc")) == "x-api-key: abc");
}

TEST_CASE("anthropic: what stands in further requests is marked for the cache, and nothing else") {
  model_request request = talk_with_tools();
  CHECK_FALSE(says(body_of(request).dump(), "cache_control"));
  request.stable_messages = 0;
  CHECK(body_of(request)["system"][0].contains("cache_control"));
  CHECK_FALSE(says(body_of(request)["messages"].dump(), "cache_control"));
  request.stable_messages = 2;
  CHECK(body_of(request)["messages"][1]["content"].back()["cache_control"] == json({{"type", "ephemeral"}}));
  request.stable_messages = 99;
  CHECK(body_of(request)["messages"][2]["content"].back().contains("cache_control"));
}

TEST_CASE("anthropic: a schema is asked for by output_config, without what that refuses") {
  model_request request;
  request.schema = json{{"type", "object"}, {"properties", {{"n", {{"type", "number"}, {"minimum", 1}}}}}};
  const json format = body_of(request)["output_config"]["format"];
  CHECK(format["type"] == "json_schema");
  CHECK(format["schema"]["additionalProperties"] == false);
  CHECK_FALSE(format["schema"]["properties"]["n"].contains("minimum"));
  const json conceded = body_of(request, {true, true, false, false});
  CHECK_FALSE(conceded.contains("output_config"));
  CHECK(says(conceded["system"][0]["text"], R"("minimum":1)"));
}

TEST_CASE("anthropic: text, thoughts, a tool call and usage come from the stream") {
  const model_reply reply = read(
      {start, R"({"type":"ping"})",
       R"({"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":""}})",
       R"({"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"hm"}})",
       R"({"type":"content_block_delta","index":0,"delta":{"type":"signature_delta","signature":"s"}})",
       R"({"type":"content_block_stop","index":0})",
       R"({"type":"content_block_start","index":1,"content_block":{"type":"text","text":""}})",
       R"({"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"I "}})",
       R"({"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"look."}})",
       R"({"type":"content_block_stop","index":1})",
       R"({"type":"content_block_start","index":2,"content_block":{"type":"tool_use","id":"t","name":"look","input":{}}})",
       R"({"type":"content_block_delta","index":2,"delta":{"type":"input_json_delta","partial_json":"{\"part\":"}})",
       R"({"type":"content_block_delta","index":2,"delta":{"type":"input_json_delta","partial_json":"\"leg\"}"}})",
       R"({"type":"content_block_stop","index":2})", ended("tool_use"), R"({"type":"message_stop"})"});
  CHECK(reply.text == "I look.");
  REQUIRE(reply.thoughts.size() == 1);
  CHECK(reply.thoughts[0].content == json({{"type", "thinking"}, {"thinking", "hm"}, {"signature", "s"}}));
  REQUIRE(reply.tool_calls.size() == 1);
  CHECK(reply.tool_calls[0].arguments == json({{"part", "leg"}}));
  CHECK(reply.reason == finish::tool_calls);
  CHECK(reply.model == "claude-x");
  CHECK(reply.usage.tokens_in == 115);
  CHECK(reply.usage.tokens_cached == 100);
  CHECK(reply.usage.tokens_written == 10);
  CHECK(reply.usage.tokens_out == 15);
}

TEST_CASE("anthropic: the reasons to stop are told apart") {
  CHECK(read({start, ended("end_turn")}).reason == finish::stop);
  CHECK(read({start, ended("max_tokens")}).reason == finish::length);
  CHECK(read({start, ended("model_context_window_exceeded")}).reason == finish::length);
  CHECK(read({start, ended("refusal")}).reason == finish::refusal);
}

TEST_CASE("anthropic: a stream is whole with message_stop only") {
  const auto reader = make_anthropic_messages()->reader();
  reader->take({"message", start});
  reader->take({"message", ended("end_turn")});
  CHECK_FALSE(reader->whole());
  reader->take({"message", R"({"type":"message_stop"})"});
  CHECK(reader->whole());
}

TEST_CASE("anthropic: an overload within the stream may pass, a bad request does not") {
  const auto busy = thrown<provider_error>(
      [] { read({R"({"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}})"}); });
  CHECK(says(busy.what(), "Overloaded"));
  CHECK(busy.may_pass());
  CHECK_FALSE(thrown<provider_error>([] {
                read({R"({"type":"error","error":{"type":"invalid_request_error","message":"no"}})"});
              }).may_pass());
}

TEST_CASE("anthropic: a picture that a tool shows stands in its result") {
  const json content = body_of(talk_with_shown_picture())["messages"][2]["content"];
  REQUIRE(content.size() == 2);
  CHECK(content[0]["content"][0] == json({{"type", "text"}, {"text", "the front"}}));
  CHECK(content[0]["content"][1]["source"]["data"] == "Zm9vYmFy");
  CHECK(content[1]["content"] == "nothing");
}

TEST_CASE("anthropic: tools that may not be called stay declared") {
  CHECK_FALSE(body_of(talk_with_tools()).contains("tool_choice"));
  CHECK(body_of(talk_with_shown_picture())["tool_choice"] == json({{"type", "none"}}));
}
