// SPDX-License-Identifier: GPL-3.0-or-later
// A planted key must be in the request's header and in nothing that is kept or shown.
#include <fstream>
#include <iterator>

#include "maquette/error.hpp"
#include "maquette/log.hpp"
#include "maquette/providers.hpp"
#include "support/loopback_server.hpp"
#include "support/temporary_folder.hpp"
#include "support/thrown.hpp"

using namespace maquette;
using namespace std::chrono_literals;

namespace {

const std::string planted = "sk-planted-5f0c77d1e9";

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Tells the client its own key in every way that it can.
void echo(const received& asked, connection& client) {
  std::string told = asked.headers.contains("authorization") ? asked.headers.at("authorization") : "";
  for (const char* header : {"x-api-key", "x-goog-api-key"})
    if (asked.headers.contains(header)) told += asked.headers.at(header);
  if (asked.body.find("fail") != std::string::npos) {
    client.send(http_answer(400, "X-Key: " + told + "\r\n",
                            R"({"error":{"message":"Bad key )" + told + R"( here"}})"));
  } else if (asked.body.find("page") != std::string::npos) {
    client.send(http_answer(200, "", "<html>" + told + "</html>"));
  } else if (asked.body.find("break off") != std::string::npos) {
    client.send(stream_answer(R"(data: {"type":"error","error":{"type":"x","code":400,"message":"Bad key )" +
                              told + "\"}}\n\n"));
  } else {
    client.send(stream_answer(
        "data: {\"choices\":[{\"delta\":{\"content\":\"fine\"},\"finish_reason\":\"stop\"}]}\n\n"));
  }
}

model_request saying(const std::string& text) {
  model_request request;
  request.messages = {user_message(text)};
  return request;
}

}  // namespace

TEST_CASE("a key is in the request's header, and not in log, recording or error") {
  const temporary_folder folder;
  log::start(folder / "log.txt", "debug");
  loopback_server server(echo);
  std::string told;
  {
    model_services services;
    services.used = std::make_shared<meter>();
    services.to = std::make_shared<recorder>(folder / "talk.jsonl");
    for (const char* kind : {"openai", "anthropic", "gemini"}) {
      const nlohmann::json preferences{
          {"providers", {{"here", {{"kind", kind}, {"base_url", server.url()}, {"key", planted}}}}},
          {"roles", {{"coder", {{"provider", "here"}, {"model", "m"}}}}}};
      const auto settings = read_model_settings(
          folder.path(), [](const std::string&) { return std::nullopt; }, preferences);
      const auto model = make_role_model(settings, "coder", services);
      for (const char* prompt : {"fail", "page", "break off"})
        told += thrown<provider_error>([&] { model->ask(saying(prompt)); }).what();
      if (std::string(kind) == "openai") CHECK(model->ask(saying("please")).text == "fine");
    }
  }
  log::start(folder / "other.txt", "off");

  CHECK(says(server.requests().at(0).headers.at("authorization"), planted));
  const std::string logged = text_of(folder / "log.txt");
  const std::string recorded = text_of(folder / "talk.jsonl");
  CHECK(says(told, "Bad key"));
  CHECK(says(told, "[key]"));
  CHECK(says(logged, "here m: "));
  CHECK(says(recorded, "please"));
  const std::string beginning = planted.substr(0, 10);
  for (const std::string& text : {told, logged, recorded}) CHECK_FALSE(says(text, beginning));
}
