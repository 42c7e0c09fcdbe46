// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace maquette {

/// What a server was found not to take, and is no longer sent. Models and servers differ in this and none of
/// them says so beforehand, so it is learnt from their refusals.
struct concessions {
  bool no_schema = false;  ///< the schema goes into the system text instead
  bool no_temperature = false;
  bool newer_token_field = false;  ///< OpenAI's protocol: max_completion_tokens in place of max_tokens
  bool no_stream_options = false;
  bool no_tools = false;  ///< none are offered; the model answers without them
};

/// Reads a refusal (HTTP 400 or 422) and adds what it names. False where it names nothing that was not
/// conceded before: asking again would not help.
bool concede(concessions& made, std::string_view refusal);

/// The same for tools alone, which some servers refuse with 404 (no such endpoint) or 500.
bool concede_tools(concessions& made, std::string_view refusal);

}  // namespace maquette
