// SPDX-License-Identifier: GPL-3.0-or-later
#include "roles/ask_with_instruments.hpp"

#include <utility>

#include "maquette/error.hpp"

namespace maquette {
namespace {

/// How often a model that has no calls left is told so.
constexpr int most_warnings = 2;

}  // namespace

model_reply ask_with_instruments(model& model, model_request& request, instruments& use, std::stop_token stop,
                                 const text_listener& on_text) {
  request.tools = use.offers();
  for (int warnings = 0;;) {
    const bool may_call = use.may_call();
    request.may_call = may_call;
    model_reply reply = model.ask(request, stop, on_text);
    const bool answers = !may_call && !reply.text.empty();
    if (reply.tool_calls.empty() || reply.reason == finish::refusal || answers) {
      reply.tool_calls.clear();
      if (reply.reason == finish::tool_calls) reply.reason = finish::stop;
      return reply;
    }
    if (!may_call && ++warnings > most_warnings) {
      reject_conversation(model, request);
      throw model_error("The model \"" + reply.model +
                        "\" goes on calling functions though it has no calls left. Use another model.");
    }
    message results{speaker::user, {}};
    for (const tool_call& call : reply.tool_calls) results.parts.emplace_back(use.use(call));
    request.messages.push_back(reply_message(reply));
    request.messages.push_back(std::move(results));
  }
}

}  // namespace maquette
