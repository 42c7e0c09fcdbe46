// SPDX-License-Identifier: GPL-3.0-or-later
// What a provider streams: the first byte chooses the protocol, the rest are its events.
#include <array>

#include "maquette/error.hpp"
#include "models/wire.hpp"
#include "target.hpp"

using namespace maquette;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  static const std::array<std::unique_ptr<wire>, 3> wires{make_openai_chat(), make_anthropic_messages(),
                                                          make_gemini()};
  const auto reader = wires[data[0] % wires.size()]->reader();
  sse_parser parser;
  try {
    std::size_t before = 0;
    parser.feed(fuzzing::text_of(data + 1, size - 1), [&](const sse_event& event) {
      reader->take(event);
      fuzzing::require(reader->reply().text.size() >= before, "a reply only grows");
      before = reader->reply().text.size();
    });
  } catch (const provider_error&) {
  }
  return 0;
}
