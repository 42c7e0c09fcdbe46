// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sse.hpp"

#include <utility>
#include <vector>

#include "support/catch.hpp"

using namespace maquette;

namespace {

using events = std::vector<std::pair<std::string, std::string>>;

/// What comes of the stream when it arrives in pieces of this size.
events read(const std::string& stream, std::size_t piece) {
  events found;
  sse_parser parser;
  for (std::size_t at = 0; at < stream.size(); at += piece)
    parser.feed(std::string_view(stream).substr(at, piece),
                [&](const sse_event& event) { found.emplace_back(event.name, event.data); });
  return found;
}

/// The same, however it is split.
events read(const std::string& stream) {
  const events whole = read(stream, stream.size());
  for (std::size_t piece = 1; piece < stream.size(); ++piece) CHECK(read(stream, piece) == whole);
  return whole;
}

}  // namespace

TEST_CASE("an event is its name and its data") {
  CHECK(read("event: delta\ndata: {\"a\":1}\n\n") == events{{"delta", "{\"a\":1}"}});
  CHECK(read("data: one\n\ndata: two\n\n") == events{{"message", "one"}, {"message", "two"}});
}

TEST_CASE("lines end with LF, CR or CRLF") {
  const events expected{{"a", "1"}, {"message", "2"}};
  CHECK(read("event: a\ndata: 1\n\ndata: 2\n\n") == expected);
  CHECK(read("event: a\rdata: 1\r\rdata: 2\r\r") == expected);
  CHECK(read("event: a\r\ndata: 1\r\n\r\ndata: 2\r\n\r\n") == expected);
  CHECK(read("event: a\r\ndata: 1\n\r\ndata: 2\r\r") == expected);
}

TEST_CASE("lines of data are joined, empty ones among them") {
  CHECK(read("data: one\ndata:\ndata: three\n\n") == events{{"message", "one\n\nthree"}});
  CHECK(read("data\n\n") == events{{"message", ""}});
}

TEST_CASE("one space after the colon belongs to the form, more to the data") {
  CHECK(read("data:x\n\ndata:  x \n\n") == events{{"message", "x"}, {"message", " x "}});
}

TEST_CASE("comments and unknown fields are passed over") {
  CHECK(read(": OPENROUTER PROCESSING\n\nid: 7\nretry: 10\ndata: x\nfoo: bar\n\n") ==
        events{{"message", "x"}});
}

TEST_CASE("an event without data is none, and its name does not stay") {
  CHECK(read("event: ping\n\ndata: x\n\n") == events{{"message", "x"}});
}

TEST_CASE("a byte order mark before the first line is passed over, and only there") {
  CHECK(read("\xEF\xBB\xBF"
             "data: x\n\n\xEF\xBB\xBF"
             "data: y\n\n") == events{{"message", "x"}});
}

TEST_CASE("an event whose blank line does not come is dropped") {
  CHECK(read("data: whole\n\ndata: half\n") == events{{"message", "whole"}});
  CHECK(read("data: half") == events{});
}

TEST_CASE("letters of several bytes stay whole") {
  CHECK(read("data: Stühle \xF0\x9F\xAA\x91\n\n") == events{{"message", "Stühle \xF0\x9F\xAA\x91"}});
}
