// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/error.hpp"
#include "support/read_stream.hpp"
#include "support/thrown.hpp"

using namespace maquette;
using nlohmann::json;

namespace {

json body_of(const model_request& request, const concessions& made = {}) {
  return make_gemini()->write(request, "gem", made).body;
}

model_reply read(const std::vector<std::string>& data) { return read_stream(*make_gemini(), data); }

std::string chunk(const json& parts, const char* reason = nullptr) {
  json candidate{{"content", {{"role", "model"}, {"parts", parts}}}};
  if (reason != nullptr) candidate["finishReason"] = reason;
  return json{{"candidates", json::array({candidate})}, {"modelVersion", "gem-1"}}.dump();
}

json words(const std::string& text) { return json::array({{{"text", text}}}); }

}  // namespace

TEST_CASE("gemini: a talk with tools and pictures is written as generateContent wants it") {
  const wire_request written = make_gemini()->write(talk_with_tools(), "gem", {});
  CHECK(written.path == "/models/gem:streamGenerateContent?alt=sse");
  const json& body = written.body;
  CHECK(body["systemInstruction"] == json({{"parts", words("You build chairs.")}}));
  CHECK(body["tools"][0]["functionDeclarations"][0]["parametersJsonSchema"] == json({{"type", "object"}}));
  const json& contents = body["contents"];
  REQUIRE(contents.size() == 3);
  CHECK(contents[0]["parts"][1]["inlineData"] == json({{"mimeType", "image/png"}, {"data", "Zm9vYmFy"}}));
  CHECK(contents[1]["role"] == "model");
  REQUIRE(contents[1]["parts"].size() == 2);  // another provider's thought is left out
  CHECK(contents[1]["parts"][1] ==
        json({{"functionCall", {{"name", "look"}, {"args", {{"part", "leg"}}}, {"id", "c1"}}},
              {"thoughtSignature", "sig"}}));
  CHECK(contents[2]["parts"][0]["functionResponse"] ==
        json({{"id", "c1"}, {"name", "look"}, {"response", {{"result", "it floats"}}}}));
  CHECK(make_gemini()->key_header(key("abc")) == "x-goog-api-key: abc");
}

TEST_CASE("gemini: schema, temperature and limit go into generationConfig") {
  model_request request;
  request.schema = json{{"type", "object"}};
  request.temperature = 0.5;
  request.max_tokens = 9;
  CHECK(body_of(request)["generationConfig"] == json({{"temperature", 0.5},
                                                      {"maxOutputTokens", 9},
                                                      {"responseMimeType", "application/json"},
                                                      {"responseJsonSchema", {{"type", "object"}}}}));
  const json conceded = body_of(request, {true, true, false, false});
  CHECK(conceded["generationConfig"] == json({{"maxOutputTokens", 9}}));
  CHECK(says(conceded["systemInstruction"]["parts"][0]["text"], R"({"type":"object"})"));
}

TEST_CASE("gemini: text and usage come from the stream, and thoughts stay out of the text") {
  const model_reply reply = read(
      {chunk(json::array({{{"text", "hm"}, {"thought", true}}})), chunk(words("A ")),
       chunk(words("chair"), "STOP"),
       R"({"usageMetadata":{"promptTokenCount":20,"cachedContentTokenCount":16,"candidatesTokenCount":3,"thoughtsTokenCount":7}})"});
  CHECK(reply.text == "A chair");
  CHECK(reply.reason == finish::stop);
  CHECK(reply.model == "gem-1");
  CHECK(reply.usage.tokens_in == 20);
  CHECK(reply.usage.tokens_cached == 16);
  CHECK(reply.usage.tokens_out == 10);
}

TEST_CASE("gemini: a call keeps its signature, and gets an id that is not sent back") {
  const model_reply reply =
      read({chunk(json::array({{{"functionCall", {{"name", "look"}, {"args", {{"part", "leg"}}}}},
                                {"thoughtSignature", "s"}}}),
                  "STOP")});
  REQUIRE(reply.tool_calls.size() == 1);
  CHECK(reply.reason == finish::tool_calls);
  CHECK_FALSE(reply.tool_calls[0].id.empty());
  model_request next;
  next.messages = {reply_message(reply),
                   {speaker::user, {tool_result{reply.tool_calls[0].id, "look", "x", true}}}};
  const json contents = body_of(next)["contents"];
  CHECK_FALSE(contents[0]["parts"][0]["functionCall"].contains("id"));
  CHECK(contents[0]["parts"][0]["thoughtSignature"] == "s");
  CHECK(contents[1]["parts"][0]["functionResponse"] ==
        json({{"name", "look"}, {"response", {{"error", "x"}}}}));
}

TEST_CASE("gemini: a blocked prompt and a blocked answer are refusals that say why") {
  const model_reply prompt = read({R"({"promptFeedback":{"blockReason":"SAFETY"}})"});
  CHECK(prompt.reason == finish::refusal);
  CHECK(says(prompt.text, "SAFETY"));
  CHECK(read({chunk(json::array(), "RECITATION")}).reason == finish::refusal);
}

TEST_CASE("gemini: an answer that is cut for length says so, and a call that came out wrong may pass") {
  CHECK(read({chunk(words("A ch"), "MAX_TOKENS")}).reason == finish::length);
  CHECK(thrown<provider_error>([] { read({chunk(json::array(), "MALFORMED_FUNCTION_CALL")}); }).may_pass());
}

TEST_CASE("gemini: an error within the stream ends it") {
  const auto busy =
      thrown<provider_error>([] { read({R"({"error":{"code":503,"message":"overloaded"}})"}); });
  CHECK(says(busy.what(), "overloaded"));
  CHECK(busy.may_pass());
}

TEST_CASE(
    "gemini: a picture that a function shows stands in its response, in a turn of its own before Gemini 3") {
  const auto contents_for = [](const char* model) {
    return make_gemini()->write(talk_with_shown_picture(), model, {}).body["contents"];
  };
  const json newer = contents_for("gemini-3-pro");
  REQUIRE(newer.size() == 3);
  REQUIRE(newer[2]["parts"].size() == 2);
  CHECK(newer[2]["parts"][0]["functionResponse"]["parts"][0]["inlineData"]["data"] == "Zm9vYmFy");
  CHECK_FALSE(newer[2]["parts"][1]["functionResponse"].contains("parts"));

  const json older = contents_for("gemini-2.5-pro");
  REQUIRE(older.size() == 4);
  CHECK(older[2]["parts"].size() == 2);  // as many as were called
  CHECK_FALSE(older[2]["parts"][0]["functionResponse"].contains("parts"));
  CHECK(older[3]["parts"][1]["inlineData"]["data"] == "Zm9vYmFy");
}

TEST_CASE("gemini: tools that may not be called stay declared") {
  const json body = body_of(talk_with_shown_picture());
  CHECK(body["toolConfig"]["functionCallingConfig"]["mode"] == "NONE");
  CHECK(body.contains("tools"));
  CHECK_FALSE(body_of(talk_with_tools()).contains("toolConfig"));
}
