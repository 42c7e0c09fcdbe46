// SPDX-License-Identifier: GPL-3.0-or-later
// A stream of server-sent events: the same events, however the bytes are cut.
#include "models/sse.hpp"

#include <vector>

#include "target.hpp"

using namespace maquette;

namespace {

std::vector<std::string> events_of(std::string_view bytes, std::size_t step) {
  std::vector<std::string> found;
  sse_parser parser;
  for (std::size_t at = 0; at < bytes.size(); at += step)
    parser.feed(bytes.substr(at, step),
                [&](const sse_event& event) { found.push_back(event.name + "\n" + event.data); });
  return found;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzzing::text_of(data, size);
  const auto whole = events_of(bytes, size + 1);
  fuzzing::require(whole == events_of(bytes, 1), "bytes one by one give the same events");
  fuzzing::require(whole == events_of(bytes, 7), "bytes in sevens give the same events");
  return 0;
}
