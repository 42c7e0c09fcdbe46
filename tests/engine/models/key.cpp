// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/key.hpp"

#include <nlohmann/json.hpp>
#include <sstream>
#include <type_traits>

#include "support/catch.hpp"

using namespace maquette;

TEST_CASE("a key that is streamed does not tell itself") {
  std::ostringstream out;
  out << key("sk-proj-abcdefgh") << ' ' << key();
  CHECK(out.str() == "[key] [no key]");
}

TEST_CASE("a key does not turn into JSON or text by itself") {
  CHECK_FALSE(std::is_constructible_v<nlohmann::json, key>);
  CHECK_FALSE(std::is_convertible_v<key, std::string>);
  CHECK_FALSE(std::is_convertible_v<key, std::string_view>);
}

TEST_CASE("a key is taken out of a text, starred out or whole") {
  const key secret("sk-proj-abcdefgh-1234");
  CHECK(secret.redact("Bad key sk-proj-abcdefgh-1234, sorry") == "Bad key [key], sorry");
  CHECK(secret.redact("\"sk-proj-********1234\" and sk-proj-abcdefgh-1234.") == "\"[key]\" and [key]");
  CHECK(secret.redact("nothing of it") == "nothing of it");
  CHECK(key().redact("sk-proj-abcdefgh") == "sk-proj-abcdefgh");
}

TEST_CASE("a key is taken out of a model's words, and no word that is only like it") {
  const key secret("sk-proj-abcdefgh-1234");
  CHECK(secret.redact_whole("a sk-proj-abcdefgh-1234 b sk-proj-abcdefgh-1234") == "a [key] b [key]");
  CHECK(secret.redact_whole("sk-proj-other") == "sk-proj-other");
  CHECK(key("lm-studio").redact_whole("ask lm-studio") == "ask lm-studio");
}

TEST_CASE("while a model's words come, they only grow, and the key's beginning is held back") {
  const key secret("sk-proj-abcdefgh-1234");
  const std::string whole = "the s is sk-proj-abcdefgh-1234, as said";
  std::string last;
  for (std::size_t come = 0; come <= whole.size(); ++come) {
    const std::string seen = secret.redact_so_far(whole.substr(0, come));
    CHECK(seen.starts_with(last));
    CHECK_FALSE(seen.find("sk-") != std::string::npos);
    last = seen;
  }
  CHECK(last == "the s is [key], as said");
}
