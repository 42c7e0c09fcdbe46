// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/concessions.hpp"

#include <algorithm>
#include <cctype>
#include <string>
#include <utility>
#include <vector>

namespace maquette {
namespace {

bool names(const std::string& refusal, const std::vector<std::string_view>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return refusal.find(word) != std::string::npos; });
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return lower;
}

bool names_tools(const std::string& refusal) { return names(refusal, {"tool", "function calling"}); }

}  // namespace

bool concede_tools(concessions& made, std::string_view refusal) {
  const std::string text = lower_case(refusal);
  const bool refused = names(text, {"support", "unknown", "unrecognized", "not permitted", "extra inputs",
                                    "unexpected", "not allowed", "requires --", "not enabled"});
  return refused && names_tools(text) && !std::exchange(made.no_tools, true);
}

bool concede(concessions& made, std::string_view refusal) {
  const std::string text = lower_case(refusal);
  const bool unknown = names(text, {"support", "unknown", "unrecognized", "deprecated", "not permitted",
                                    "extra inputs", "unexpected", "unsupported", "not allowed"});
  // Whatever is wrong with a schema, the model can be told of it in words.
  if (names(text, {"response_format", "json_schema", "output_config", "output_format", "responsejsonschema",
                   "response_json_schema", "responseschema", "response_schema"}) &&
      !std::exchange(made.no_schema, true))
    return true;
  // Some take tools or a form for the answer, but not both; then the form is said in words.
  if (names_tools(text) && names(text, {"mime type", "grammar"}) && !std::exchange(made.no_schema, true))
    return true;
  // "max_tokens is too large" is the user's to mend; that the field is not known is ours.
  if (unknown && names(text, {"max_completion_tokens"}) && !std::exchange(made.newer_token_field, true))
    return true;
  if (unknown && names(text, {"stream_options"}) && !std::exchange(made.no_stream_options, true)) return true;
  if (unknown && names(text, {"temperature"}) && !std::exchange(made.no_temperature, true)) return true;
  return concede_tools(made, refusal);
}

}  // namespace maquette
