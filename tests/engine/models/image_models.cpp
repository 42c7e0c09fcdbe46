// SPDX-License-Identifier: GPL-3.0-or-later
#include <chrono>

#include "maquette/error.hpp"
#include "maquette/providers.hpp"
#include "support/loopback_server.hpp"
#include "support/thrown.hpp"

using namespace maquette;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {

const std::string png = "\x89PNG\r\n\x1a\n";
const std::string encoded = "iVBORw0KGgo=";

std::unique_ptr<image_model> model_at(const loopback_server& server, provider_kind kind) {
  model_settings settings;
  settings.providers["here"].name = "here";
  settings.providers["here"].base_url = server.url();
  settings.providers["here"].kind = kind;
  settings.roles["image"] = {"here", "painter", std::nullopt, std::nullopt};
  return make_image_model(settings, {3, 1ms, 10ms});
}

std::string drawn() { return json_answer(R"({"data":[{"b64_json":")" + encoded + R"("}]})"); }

}  // namespace

TEST_CASE("openai: a picture is asked for as base64 and decoded") {
  loopback_server server(in_turn({drawn()}));
  const auto model = model_at(server, provider_kind::openai);
  const picture picture = model->draw({"a chair", std::nullopt}, {}).drawn;
  CHECK(picture.bytes == png);
  CHECK(picture.media_type == "image/png");
  CHECK_FALSE(model->takes_reference());
  CHECK(server.requests().at(0).target == "/images/generations");
  const json body = json::parse(server.requests().at(0).body);
  CHECK(body["prompt"] == "a chair");
  CHECK(body["response_format"] == "b64_json");
}

TEST_CASE("what a picture took is told where the provider tells it") {
  loopback_server openai(in_turn({json_answer(R"({"data":[{"b64_json":")" + encoded +
                                              R"("}],"usage":{"input_tokens":50,"output_tokens":4160}})")}));
  const usage used = model_at(openai, provider_kind::openai)->draw({"a chair", std::nullopt}, {}).usage;
  CHECK(used.tokens_in == 50);
  CHECK(used.tokens_out == 4160);
  loopback_server gemini(in_turn({json_answer(
      R"({"candidates":[{"content":{"parts":[{"inlineData":{"mimeType":"image/png","data":")" + encoded +
      R"("}}]}}],"usageMetadata":{"promptTokenCount":300,"candidatesTokenCount":1290}})")}));
  const usage taken = model_at(gemini, provider_kind::gemini)->draw({"a chair", std::nullopt}, {}).usage;
  CHECK(taken.tokens_in == 300);
  CHECK(taken.tokens_out == 1290);
}

TEST_CASE("openai: a model that refuses response_format is asked without it from then on") {
  loopback_server server(in_turn(
      {http_answer(400, "", R"({"error":{"message":"Unknown parameter: 'response_format'."}})"), drawn()}));
  const auto model = model_at(server, provider_kind::openai);
  CHECK(model->draw({"a chair", std::nullopt}, {}).drawn.bytes == png);
  CHECK(model->draw({"a chair", std::nullopt}, {}).drawn.bytes == png);
  REQUIRE(server.requests().size() == 3);
  CHECK_FALSE(json::parse(server.requests()[2].body).contains("response_format"));
}

TEST_CASE("openai: a busy server is asked again, a moderated prompt is not") {
  loopback_server busy(in_turn({http_answer(503, "", ""), drawn()}));
  CHECK(model_at(busy, provider_kind::openai)->draw({"a chair", std::nullopt}, {}).drawn.bytes == png);
  loopback_server moderated(
      in_turn({http_answer(400, "", R"({"error":{"code":"moderation_blocked","message":"no"}})")}));
  CHECK_THROWS_AS(model_at(moderated, provider_kind::openai)->draw({"x", std::nullopt}, {}), model_error);
  CHECK(moderated.requests().size() == 1);
}

TEST_CASE("openai: an answer without a picture is told of") {
  for (const char* body : {"{}", "nonsense", R"({"data":[{"url":"https://example.com/a.png"}]})",
                           R"({"data":[{"b64_json":"not base64"}]})"}) {
    loopback_server server(in_turn({json_answer(body)}));
    const auto fault = thrown<provider_error>([&] {
      model_at(server, provider_kind::openai)->draw({"a chair", std::nullopt}, {});
    });
    CHECK(says(fault.what(), "Does \"painter\" draw?"));
  }
}

TEST_CASE("gemini: a picture is drawn from words and a reference") {
  loopback_server server(in_turn({json_answer(
      R"({"candidates":[{"content":{"parts":[{"text":"Here:"},{"inlineData":{"mimeType":"image/png","data":")" +
      encoded + R"("}}]},"finishReason":"STOP"}]})")}));
  const auto model = model_at(server, provider_kind::gemini);
  CHECK(model->takes_reference());
  const picture drawn = model->draw({"a chair", picture{"image/png", png}}, {}).drawn;
  CHECK(drawn.bytes == png);
  CHECK(server.requests().at(0).target == "/models/painter:generateContent");
  const json body = json::parse(server.requests().at(0).body);
  CHECK(body["contents"][0]["parts"][1]["inlineData"]["data"] == encoded);
  CHECK(body["generationConfig"]["responseModalities"] == json({"TEXT", "IMAGE"}));
}

TEST_CASE("gemini: what it says in place of a picture is told") {
  loopback_server words(
      in_turn({json_answer(R"({"candidates":[{"content":{"parts":[{"text":"I cannot draw that."}]}}]})")}));
  CHECK(says(thrown<model_error>([&] {
               model_at(words, provider_kind::gemini)->draw({"x", std::nullopt}, {});
             }).what(),
             "I cannot draw that."));
  loopback_server blocked(in_turn({json_answer(R"({"candidates":[{"finishReason":"IMAGE_SAFETY"}]})")}));
  CHECK(says(thrown<model_error>([&] {
               model_at(blocked, provider_kind::gemini)->draw({"x", std::nullopt}, {});
             }).what(),
             "IMAGE_SAFETY"));
}

TEST_CASE("a provider that draws nothing is refused as an image model") {
  loopback_server server(in_turn({drawn()}));
  CHECK_THROWS_AS(model_at(server, provider_kind::anthropic), input_error);
}
