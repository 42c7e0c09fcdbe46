// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/said_words.hpp"

#include "maquette/error.hpp"
#include "support/catch.hpp"
#include "support/thrown.hpp"

using maquette::said_words;

TEST_CASE("words stay as they are said, in any script and with line breaks") {
  for (const char* words : {"a red chair", "ein Stuhl „rot“\n\tmit Lehne\r\n", "כיסא אדום 💺"})
    CHECK(said_words(words) == words);
}

TEST_CASE("zero bytes and other control characters are blanks") {
  using namespace std::string_literals;
  CHECK(said_words("a\0red\x1b[31m\x7f chair"s) == "a red [31m  chair");
}

TEST_CASE("a text that no model could be sent is refused with its length and the limit") {
  const auto fault = thrown<maquette::input_error>([] { said_words(std::string(1'000'000, 'x')); });
  CHECK(says(fault.what(), "1000000 bytes"));
  CHECK(says(fault.what(), "200000"));
  CHECK(said_words(std::string(200'000, 'x')).size() == 200'000);
}
