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

}  // namespace

bool concede(concessions& made, std::string_view refusal) {
  std::string text(refusal);
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  const bool unknown = names(text, {"support", "unknown", "unrecognized", "deprecated", "not permitted",
                                    "extra inputs", "unexpected", "unsupported", "not allowed"});
  // Whatever is wrong with a schema, the model can be told of it in words.
  if (names(text, {"response_format", "json_schema", "output_config", "output_format", "responsejsonschema",
                   "response_json_schema", "responseschema", "response_schema"}) &&
      !std::exchange(made.no_schema, true))
    return true;
  // "max_tokens is too large" is the user's to mend; that the field is not known is ours.
  if (unknown && names(text, {"max_completion_tokens"}) && !std::exchange(made.newer_token_field, true))
    return true;
  if (unknown && names(text, {"stream_options"}) && !std::exchange(made.no_stream_options, true)) return true;
  return unknown && names(text, {"temperature"}) && !std::exchange(made.no_temperature, true);
}

}  // namespace maquette
