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

/// A request in which a tool has shown a picture beside another that showed none, and none may be called
/// more.
inline maquette::model_request talk_with_shown_picture() {
  using namespace maquette;
  model_request request;
  request.tools = {{"look", "Looks at a part.", {{"type", "object"}}}};
  request.may_call = false;
  request.messages = {user_message("How is it?"),
                      {speaker::model,
                       {tool_call{"c1", "look", nlohmann::json::object(), ""},
                        tool_call{"c2", "look", nlohmann::json::object(), ""}}},
                      {speaker::user,
                       {tool_result{"c1", "look", "the front", false, {{"image/png", "foobar"}}},
                        tool_result{"c2", "look", "nothing", false}}}};
  return request;
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
