// SPDX-License-Identifier: GPL-3.0-or-later
#include "script/lines.hpp"

#include "support/catch.hpp"

using namespace maquette::source;

TEST_CASE("lines end where Python ends them") {
  const auto lines = split_lines("a\nb\r\nc\rd");
  REQUIRE(lines.size() == 4);
  CHECK(lines[0].end == "\n");
  CHECK(lines[1].text == "b");
  CHECK(lines[1].end == "\r\n");
  CHECK(lines[2].end == "\r");
  CHECK(lines[3].text == "d");
  CHECK(lines[3].end.empty());
  CHECK(lines[3].begin == 7);
}

TEST_CASE("an empty text has no line, a lone line end is one") {
  CHECK(split_lines("").empty());
  CHECK(split_lines("\n").size() == 1);
  CHECK(split_lines("\r\n").size() == 1);
}

TEST_CASE("a text takes on another's line ends") {
  CHECK(line_end_of("a\r\nb\n") == "\r\n");
  CHECK(line_end_of("no end") == "\n");
  CHECK(with_line_ends("a\nb\r\nc\rd", "\r\n") == "a\r\nb\r\nc\r\nd");
}
