// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wire.hpp"

#include "models/refusal.hpp"

namespace maquette {

std::unique_ptr<wire> make_wire(provider_kind kind) {
  switch (kind) {
    case provider_kind::openai:
      return make_openai_chat();
    case provider_kind::anthropic:
      return make_anthropic_messages();
    case provider_kind::gemini:
      return make_gemini();
  }
  throw input_error("This kind of provider is not known.");
}

nlohmann::json read_event(const sse_event& event) {
  auto data = nlohmann::json::parse(event.data, nullptr, false);
  if (data.is_object()) return data;
  throw provider_error(
      "The provider's stream holds what is no JSON. Is the address right, and is the provider's kind?");
}

provider_error broken_off(const std::string& message, bool may_pass) {
  return {"The provider broke off" + (message.empty() ? "." : ": " + in_short(message)), may_pass};
}

nlohmann::json read_arguments(const std::string& text) {
  if (text.find_first_not_of(" \t\r\n") == std::string::npos) return nlohmann::json::object();
  auto arguments = nlohmann::json::parse(text, nullptr, false);
  return arguments.is_object() ? arguments : nlohmann::json(text);
}

std::string text_in(const nlohmann::json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::int64_t count_in(const nlohmann::json& object, const char* name) {
  if (!object.is_object()) return 0;
  const auto found = object.find(name);
  return found != object.end() && found->is_number() ? found->get<std::int64_t>() : 0;
}

std::string system_text(const model_request& request, const concessions& made) {
  if (!request.schema || !made.no_schema) return request.system;
  return request.system + (request.system.empty() ? "" : "\n\n") +
         "Answer with one JSON document and nothing else: no code fence, no word before or after it. It must "
         "fit this JSON schema:\n" +
         request.schema->dump();
}

}  // namespace maquette
