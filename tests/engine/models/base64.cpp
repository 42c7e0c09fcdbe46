// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base64.hpp"

#include "support/catch.hpp"

using namespace maquette;

TEST_CASE("base64 is that of RFC 4648") {
  // The RFC's own examples.
  CHECK(to_base64("") == "");
  CHECK(to_base64("f") == "Zg==");
  CHECK(to_base64("fo") == "Zm8=");
  CHECK(to_base64("foo") == "Zm9v");
  CHECK(to_base64("foobar") == "Zm9vYmFy");
  CHECK(to_base64("\xFF\xFE\xFD") == "//79");
}

TEST_CASE("bytes come back from base64") {
  std::string bytes;
  for (int length = 0; length < 600; ++length) {
    REQUIRE(from_base64(to_base64(bytes)) == bytes);
    bytes.push_back(static_cast<char>(length * 7));
  }
  CHECK(from_base64("Zm9v\r\nYmFy\n") == "foobar");
}

TEST_CASE("what is no base64 is told apart") {
  CHECK_FALSE(from_base64("Zg="));
  CHECK_FALSE(from_base64("Zg==Zg=="));
  CHECK_FALSE(from_base64("Z==="));
  CHECK_FALSE(from_base64("Zm 9v"));
  CHECK_FALSE(from_base64("https://example.com/a.png"));
}
