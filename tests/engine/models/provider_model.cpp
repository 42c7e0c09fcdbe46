// SPDX-License-Identifier: GPL-3.0-or-later
// Each fault of a provider, played by a real server on loopback.
#include <chrono>
#include <thread>

#include "maquette/error.hpp"
#include "maquette/providers.hpp"
#include "support/loopback_server.hpp"
#include "support/thrown.hpp"

using namespace maquette;
using namespace std::chrono_literals;

namespace {

provider_settings at(const loopback_server& server, provider_kind kind = provider_kind::openai) {
  provider_settings provider;
  provider.name = "loopback";
  provider.kind = kind;
  provider.base_url = server.url();
  provider.secret = key("sk-planted-key-0001");
  return provider;
}

role_settings role() { return {"loopback", "gpt", 0.5, 100}; }

model_request hello() {
  model_request request;
  request.messages = {user_message("Hello")};
  return request;
}

std::string event(const std::string& data) { return "data: " + data + "\n\n"; }
std::string words(const std::string& text) {
  return event(R"({"choices":[{"delta":{"content":")" + text + R"("}}]})");
}
std::string stopped() {
  return event(R"({"choices":[{"delta":{},"finish_reason":"stop"}]})") + event("[DONE]");
}

model_reply ask(const loopback_server& server) {
  return make_provider_model(at(server), role())->ask(hello());
}

provider_error fault_of(std::vector<std::string> answers) {
  loopback_server server(in_turn(std::move(answers)));
  return thrown<provider_error>([&] { ask(server); });
}

}  // namespace

TEST_CASE("a reply is told as it grows, and what a request leaves open is as the role says") {
  loopback_server server(
      in_turn({stream_answer(words("A ") + ": still here\n\n" + words("chair") + stopped())}));
  const auto model = make_provider_model(at(server), role());
  std::vector<std::string> heard;
  const auto reply = model->ask(hello(), {}, [&](std::string_view so_far) { heard.emplace_back(so_far); });
  CHECK(reply.text == "A chair");
  CHECK(reply.model == "gpt");
  CHECK(heard == std::vector<std::string>{"A ", "A chair"});
  const received asked = server.requests().at(0);
  CHECK(asked.target == "/chat/completions");
  CHECK(asked.headers.at("authorization") == "Bearer sk-planted-key-0001");
  const auto body = nlohmann::json::parse(asked.body);
  CHECK(body["temperature"] == 0.5);
  CHECK(body["max_tokens"] == 100);
}

TEST_CASE("each provider is asked by its own path and key header") {
  loopback_server anthropic(in_turn({stream_answer(
      "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{}}\n\n" +
      event(R"({"type":"content_block_delta","delta":{"type":"text_delta","text":"A chair"}})") +
      event(R"({"type":"message_stop"})"))}));
  CHECK(make_provider_model(at(anthropic, provider_kind::anthropic), role())->ask(hello()).text == "A chair");
  CHECK(anthropic.requests().at(0).target == "/v1/messages");
  CHECK(anthropic.requests().at(0).headers.at("x-api-key") == "sk-planted-key-0001");

  loopback_server gemini(
      in_turn({stream_answer("data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"A "
                             "chair\"}]},\"finishReason\":\"STOP\"}]}\r\n\r\n")}));
  CHECK(make_provider_model(at(gemini, provider_kind::gemini), role())->ask(hello()).text == "A chair");
  CHECK(gemini.requests().at(0).target == "/models/gpt:streamGenerateContent?alt=sse");
  CHECK(gemini.requests().at(0).headers.at("x-goog-api-key") == "sk-planted-key-0001");
}

TEST_CASE("what a server does not take is conceded, and remembered") {
  loopback_server server([](const received& asked, connection& client) {
    const auto body = nlohmann::json::parse(asked.body);
    const auto object = [&](const std::string& to) {
      client.send(http_answer(400, "", R"({"error":{"message":")" + to + R"("}})"));
    };
    if (body.contains("temperature")) return object("'temperature' is not supported with this model.");
    if (body.contains("max_tokens"))
      return object("Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.");
    client.send(stream_answer(words("fine") + stopped()));
  });
  const auto model = make_provider_model(at(server), role());
  CHECK(model->ask(hello()).text == "fine");
  CHECK(server.requests().size() == 3);
  CHECK(model->ask(hello()).text == "fine");
  CHECK(server.requests().size() == 4);
}

TEST_CASE("an objection that nothing can be conceded to ends the asking") {
  const auto fault =
      fault_of({http_answer(400, "", R"({"error":{"message":"temperature is not supported"}})")});
  CHECK(says(fault.what(), "did not accept the request (HTTP 400). It says: temperature is not supported"));
}

TEST_CASE("a busy provider is told of with the wait that it asks for") {
  const auto fault = fault_of({http_answer(429, "Retry-After: 3\r\n", "{}")});
  CHECK(fault.may_pass());
  CHECK(fault.wait() == 3s);
}

TEST_CASE("half a stream may come whole the next time") {
  CHECK(fault_of({stream_answer(words("A ch"))}).may_pass());
  CHECK(fault_of({stream_answer(R"(data: {"choices":[{"del)")}).may_pass());
}

TEST_CASE("an empty answer may come the next time") { CHECK(fault_of({stream_answer("")}).may_pass()); }

TEST_CASE("garbage is told of with its beginning, and not asked for again") {
  const auto page = fault_of({http_answer(200, "", "<html><body>Welcome to nginx!</body></html>")});
  CHECK(says(page.what(), "Welcome to nginx!"));
  CHECK(says(page.what(), "Is the address right"));
  CHECK_FALSE(page.may_pass());
  CHECK_FALSE(fault_of({stream_answer("data: {not json}\n\n")}).may_pass());
  CHECK(says(fault_of({json_answer(R"({"error":{"message":"model is loading"}})")}).what(),
             "model is loading"));
}

TEST_CASE("a stream without its last blank line is whole all the same") {
  loopback_server server(in_turn(
      {stream_answer(words("A chair") + R"(data: {"choices":[{"delta":{},"finish_reason":"stop"}]})")}));
  CHECK(ask(server).text == "A chair");
}

TEST_CASE("a reply of 50 MB is not read to its end") {
  loopback_server server([](const received&, connection& client) {
    client.send(stream_answer(""));
    const std::string much = words(std::string(1U << 20U, 'x'));
    for (int i = 0; i < 50; ++i)
      if (!client.send(much)) return;
  });
  CHECK(says(thrown<provider_error>([&] { ask(server); }).what(), "larger than 32 MB"));
}

TEST_CASE("a refusal is a reply that says so") {
  loopback_server server(in_turn(
      {stream_answer(event(R"({"choices":[{"delta":{"refusal":"I will not."},"finish_reason":"stop"}]})"))}));
  CHECK(ask(server).reason == finish::refusal);
}

TEST_CASE("a run that is cancelled does not wait for its model") {
  loopback_server server([](const received&, connection& client) {
    client.send(stream_answer(words("A ")));
    client.hold(10s);
  });
  std::stop_source stop;
  CHECK_THROWS_AS(make_provider_model(at(server), role())
                      ->ask(hello(), stop.get_token(), [&](std::string_view) { stop.request_stop(); }),
                  cancelled);
}

TEST_CASE("a provider that stumbles is asked until its reply is whole, which is told from its beginning") {
  loopback_server server(
      in_turn({http_answer(429, "Retry-After: 0\r\n", "{}"), http_answer(500, "Retry-After: 0\r\n", "<html>"),
               stream_answer(words("A ch")), stream_answer(words("One ") + words("chair") + stopped())}));
  const auto model = make_retrying_model(make_provider_model(at(server), role()), {4, 1ms, 1s});
  std::vector<std::string> heard;
  const auto reply = model->ask(hello(), {}, [&](std::string_view so_far) { heard.emplace_back(so_far); });
  CHECK(reply.text == "One chair");
  CHECK(heard == std::vector<std::string>{"A ch", "One ", "One chair"});
  CHECK(server.requests().size() == 4);
}

TEST_CASE("several threads may ask one model") {
  loopback_server server(in_turn({stream_answer(words("A chair") + stopped())}));
  const auto model = make_provider_model(at(server), role());
  std::atomic<int> right{0};
  {
    std::vector<std::jthread> asking;
    for (int i = 0; i < 8; ++i)
      asking.emplace_back([&] { right += model->ask(hello()).text == "A chair" ? 1 : 0; });
  }
  CHECK(right == 8);
}

TEST_CASE("a server that refuses tools, with whatever status, is asked again without them") {
  for (const int status : {400, 404, 500}) {
    loopback_server server([status](const received& asked, connection& client) {
      if (nlohmann::json::parse(asked.body).contains("tools"))
        client.send(http_answer(status, "", R"({"error":{"message":"this model does not support tools"}})"));
      else
        client.send(stream_answer(words("fine") + stopped()));
    });
    model_request request = hello();
    request.tools = {{"look", "Looks.", {{"type", "object"}}}};
    CHECK(make_provider_model(at(server), role())->ask(request).text == "fine");
    CHECK(server.requests().size() == 2);
  }
}
