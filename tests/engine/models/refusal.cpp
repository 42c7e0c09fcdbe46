// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/refusal.hpp"

#include "http/date.hpp"
#include "support/thrown.hpp"

using namespace maquette;
using namespace std::chrono_literals;

namespace {

provider_settings openai() {
  provider_settings provider;
  provider.name = "openai";
  provider.key_env = "OPENAI_API_KEY";
  provider.secret = key("sk-planted-key-0001");
  return provider;
}

http::response answer(long status, std::string body = "", std::map<std::string, std::string> headers = {}) {
  return {status, std::move(headers), std::move(body)};
}

provider_error refusal(const http::response& answer) { return refusal_of(openai(), "gpt", answer); }

}  // namespace

TEST_CASE("a refused key names the variable that holds it, and not the key") {
  const auto fault =
      refusal(answer(401, R"({"error":{"message":"Incorrect API key provided: sk-plant*******0001."}})"));
  CHECK(says(fault.what(), "refused the key (HTTP 401). Look at the key in OPENAI_API_KEY"));
  CHECK(says(fault.what(), "Incorrect API key provided: [key]"));
  CHECK_FALSE(says(fault.what(), "sk-plant"));
  CHECK_FALSE(fault.may_pass());
}

TEST_CASE("a missing key is asked for") {
  provider_settings provider = openai();
  provider.secret = key();
  CHECK(says(refusal_of(provider, "gpt", answer(401)).what(), "Set OPENAI_API_KEY"));
}

TEST_CASE("Gemini's refusal of a key is one, though it comes as a bad request") {
  CHECK(says(
      refusal(
          answer(400,
                 R"({"error":{"message":"API key not valid.","details":[{"reason":"API_KEY_INVALID"}]}})"))
          .what(),
      "refused the key"));
}

TEST_CASE("only what may pass is asked for again") {
  for (const long status : {408L, 409L, 429L, 500L, 502L, 503L, 529L})
    CHECK(refusal(answer(status)).may_pass());
  for (const long status : {400L, 401L, 403L, 404L, 413L, 422L})
    CHECK_FALSE(refusal(answer(status)).may_pass());
}

TEST_CASE("a used-up account does not pass by itself, though it comes as 429") {
  const auto fault = refusal(
      answer(429, R"({"error":{"message":"You exceeded your current quota","code":"insufficient_quota"}})"));
  CHECK_FALSE(fault.may_pass());
  CHECK(says(fault.what(), "no credit left"));
}

TEST_CASE("a model that is not known is named") {
  CHECK(says(refusal(answer(404)).what(), "does not know the model \"gpt\""));
}

TEST_CASE("an address that may lack its /v1 is told of") {
  provider_settings ollama;
  ollama.base_url = "http://localhost:11434";
  CHECK(says(refusal_of(ollama, "qwen", answer(404)).what(), "below /v1"));
  ollama.base_url = "http://vllm:8000/v1";
  CHECK_FALSE(says(refusal_of(ollama, "qwen", answer(404)).what(), "below /v1"));
}

TEST_CASE("an error page is told in one short line") {
  const std::string said = said_in("<html>\n\n  <b>\x01 502 </b>\r\n" + std::string(5000, 'x'), key());
  CHECK(said.size() < 310);
  CHECK(said.starts_with("<html> <b> 502 </b> xxx"));
  CHECK(said_in("", key()).empty());
}

TEST_CASE("a long error is not cut within a letter") {
  std::string said = said_in(std::string(299, 'x') + "Stühle", key());
  CHECK(said == std::string(299, 'x') + "S...");
  said = said_in(std::string(299, 'x') + "ühle", key());
  CHECK(said == std::string(299, 'x') + "...");
}

TEST_CASE("the wait that a provider asks for is read in each of its forms") {
  CHECK(wait_in(answer(429, "", {{"retry-after", "7"}})) == 7000ms);
  CHECK(wait_in(answer(429, "", {{"retry-after", "0.25"}})) == 250ms);
  CHECK(wait_in(answer(429, "", {{"retry-after", "Sun, 06 Nov 1994 08:49:37 GMT"}})) == 0ms);
  CHECK(wait_in(answer(429, "", {{"retry-after", "Fri, 01 Jan 2100 00:00:00 GMT"}})) > 24h);
  CHECK(wait_in(answer(429, R"({"error":{"details":[{"@type":"x"},{"retryDelay":"34s"}]}})")) == 34s);
}

TEST_CASE("a wait that makes no sense is none") {
  CHECK_FALSE(wait_in(answer(429)));
  CHECK_FALSE(wait_in(answer(429, "", {{"retry-after", "soon"}})));
  CHECK_FALSE(wait_in(answer(429, "", {{"retry-after", "-5"}})));
  CHECK_FALSE(wait_in(answer(429, "[1, 2]")));
}
