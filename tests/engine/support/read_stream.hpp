// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "models/wire.hpp"

/// What a protocol's reader makes of a stream's events, given as their data.
inline maquette::model_reply read_stream(const maquette::wire& wire, const std::vector<std::string>& data) {
  const auto reader = wire.reader();
  for (const std::string& each : data) reader->take({"message", each});
  return reader->reply();
}

/// A request with everything in it: a picture, a tool that was called, and its result.
inline maquette::model_request talk_with_tools() {
  using namespace maquette;
  model_request request;
  request.system = "You build chairs.";
  request.tools = {{"look", "Looks at a part.", {{"type", "object"}}}};
  request.messages = {{speaker::user, {text_part{"How is it?"}, picture{"image/png", "foobar"}}},
                      {speaker::model,
                       {thought{{{"type", "thinking"}, {"thinking", "hm"}, {"signature", "s"}}},
                        text_part{"I look."}, tool_call{"c1", "look", {{"part", "leg"}}, "sig"}}},
                      {speaker::user, {tool_result{"c1", "look", "it floats", false}, text_part{"Go on."}}}};
  return request;
}
