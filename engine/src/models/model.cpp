// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/model.hpp"

namespace maquette {

message user_message(std::string text) { return {speaker::user, {text_part{std::move(text)}}}; }

message reply_message(const model_reply& reply) {
  // Providers want thoughts before what was thought out.
  message said{speaker::model, {}};
  for (const thought& thought : reply.thoughts) said.parts.emplace_back(thought);
  if (!reply.text.empty()) said.parts.emplace_back(text_part{reply.text});
  for (const tool_call& call : reply.tool_calls) said.parts.emplace_back(call);
  return said;
}

void reject_conversation(model& model, model_request request) {
  while (true) {
    model.reject(request);
    const std::size_t count = request.messages.size();
    if (count < 2 || request.messages[count - 2].from != speaker::model) return;
    request.messages.resize(count - 2);
  }
}

std::string_view name_of(finish reason) {
  switch (reason) {
    case finish::stop:
      return "stop";
    case finish::length:
      return "length";
    case finish::tool_calls:
      return "tool_calls";
    case finish::refusal:
      return "refusal";
  }
  return "";
}

}  // namespace maquette
