// SPDX-License-Identifier: GPL-3.0-or-later
// Gemini's streamGenerateContent: ai.google.dev/api/generate-content; tools: .../docs/function-calling;
// responseJsonSchema: .../docs/structured-output; names of fields: google/genai/types.py of python-genai.
#include "maquette/error.hpp"
#include "models/base64.hpp"
#include "models/gemini_content.hpp"
#include "models/schema_dialects.hpp"
#include "models/wire.hpp"

namespace maquette {
namespace {

using nlohmann::json;

/// Gemini gives a call an id or not; one that it did not give must not be sent back.
constexpr std::string_view own_id = "maquette-call-";

/// From Gemini 3 on a function's response holds its pictures (functionResponse.parts); those before take none
/// there, and want as many parts in that turn as functions were called.
bool takes_pictures_in_responses(const std::string& model) {
  return !model.starts_with("gemini-1") && !model.starts_with("gemini-2");
}

json write_part(const part& part, bool with_pictures) {
  struct writer {
    bool with_pictures;
    json operator()(const text_part& text) const { return {{"text", text.text}}; }
    json operator()(const picture& seen) const { return gemini_picture(seen); }
    json operator()(const tool_call& call) const {
      json out{
          {"functionCall",
           {{"name", call.name}, {"args", call.arguments.is_object() ? call.arguments : json::object()}}}};
      if (!call.id.starts_with(own_id)) out["functionCall"]["id"] = call.id;
      if (!call.signature.empty()) out["thoughtSignature"] = call.signature;
      return out;
    }
    json operator()(const tool_result& result) const {
      json out{{"name", result.name}, {"response", {{result.failed ? "error" : "result", result.text}}}};
      if (!result.call.starts_with(own_id)) out["id"] = result.call;
      for (const picture& seen : result.pictures)
        if (with_pictures) out["parts"].push_back(gemini_picture(seen));
      return {{"functionResponse", std::move(out)}};
    }
    json operator()(const thought&) const { return nullptr; }  // another provider's
  };
  return std::visit(writer{with_pictures}, part);
}

/// The pictures of a turn's results, for a turn of their own.
json pictures_of_results(const message& message) {
  json parts = json::array();
  for (const part& part : message.parts)
    if (const auto* result = std::get_if<tool_result>(&part);
        result != nullptr && !result->pictures.empty()) {
      parts.push_back({{"text", "What " + result->name + " shows:"}});
      for (const picture& seen : result->pictures) parts.push_back(gemini_picture(seen));
    }
  return parts;
}

json write_contents(const model_request& request, bool with_pictures) {
  json contents = json::array();
  for (const message& message : request.messages) {
    json parts = json::array();
    for (const part& part : message.parts)
      if (json written = write_part(part, with_pictures); !written.is_null())
        parts.push_back(std::move(written));
    contents.push_back(
        {{"role", message.from == speaker::user ? "user" : "model"}, {"parts", std::move(parts)}});
    if (json seen = with_pictures ? json::array() : pictures_of_results(message); !seen.empty())
      contents.push_back({{"role", "user"}, {"parts", std::move(seen)}});
  }
  return contents;
}

void write_tools(const model_request& request, json& body) {
  if (request.tools.empty()) return;
  json declared = json::array();
  for (const tool& tool : request.tools)
    declared.push_back(
        {{"name", tool.name}, {"description", tool.description}, {"parametersJsonSchema", tool.schema}});
  body["tools"] = json::array({{{"functionDeclarations", std::move(declared)}}});
  if (!request.may_call) body["toolConfig"] = {{"functionCallingConfig", {{"mode", "NONE"}}}};
}

class gemini_reader final : public reply_reader {
 public:
  void take(const sse_event& event) override {
    const json chunk = read_event(event);
    if (chunk.contains("error")) {
      const std::int64_t code = count_in(chunk["error"], "code");
      throw broken_off(text_in(chunk["error"], "message"), code == 429 || code >= 500);
    }
    if (const std::string version = text_in(chunk, "modelVersion"); !version.empty()) reply_.model = version;
    if (const auto used = chunk.find("usageMetadata"); used != chunk.end()) take_usage(*used);
    if (const std::string why = text_in(chunk.value("promptFeedback", json::object()), "blockReason");
        !why.empty()) {
      refuse("Gemini will not answer this prompt (" + why + ").");
      return;
    }
    const json candidates = chunk.value("candidates", json::array());
    if (candidates.empty()) return;
    const json content = candidates[0].value("content", json::object());
    for (const json& part : content.value("parts", json::array())) take_part(part);
    take_end(text_in(candidates[0], "finishReason"));
  }

 private:
  void refuse(const std::string& why) {
    if (reply_.text.empty()) reply_.text = why;
    reply_.reason = finish::refusal;
    whole_ = true;
  }

  void take_part(const json& part) {
    if (const auto call = part.find("functionCall"); call != part.end()) {
      std::string id = text_in(*call, "id");
      if (id.empty()) id = std::string(own_id) + std::to_string(reply_.tool_calls.size() + 1);
      reply_.tool_calls.push_back({id, text_in(*call, "name"), call->value("args", json::object()),
                                   text_in(part, "thoughtSignature")});
    } else if (!part.value("thought", false)) {
      reply_.text += text_in(part, "text");
    }
  }

  void take_usage(const json& used) {
    reply_.usage.tokens_in = count_in(used, "promptTokenCount");
    reply_.usage.tokens_cached = count_in(used, "cachedContentTokenCount");
    reply_.usage.tokens_out = count_in(used, "candidatesTokenCount") + count_in(used, "thoughtsTokenCount");
  }

  void take_end(const std::string& reason) {
    if (reason.empty()) return;
    whole_ = true;
    if (reason == "STOP")
      reply_.reason = reply_.tool_calls.empty() ? finish::stop : finish::tool_calls;
    else if (reason == "MAX_TOKENS")
      reply_.reason = finish::length;
    else if (reason == "MALFORMED_FUNCTION_CALL" || reason == "OTHER")
      throw provider_error("Gemini stopped without an answer (" + reason + ").", true);
    else  // SAFETY, RECITATION, BLOCKLIST, PROHIBITED_CONTENT ...
      refuse("Gemini will not answer this (" + reason + ").");
  }
};

class gemini final : public wire {
 public:
  wire_request write(const model_request& request, const std::string& model,
                     const concessions& made) const override {
    json body{{"contents", write_contents(request, takes_pictures_in_responses(model))}};
    if (const std::string system = system_text(request, made); !system.empty())
      body["systemInstruction"] = {{"parts", json::array({{{"text", system}}})}};
    if (!made.no_tools) write_tools(request, body);
    json config = json::object();
    if (request.temperature && !made.no_temperature) config["temperature"] = *request.temperature;
    if (request.max_tokens) config["maxOutputTokens"] = *request.max_tokens;
    if (request.schema && !made.no_schema) {
      config["responseMimeType"] = "application/json";
      config["responseJsonSchema"] = without_references(*request.schema);
      config["responseJsonSchema"].erase("$schema");
    }
    if (!config.empty()) body["generationConfig"] = std::move(config);
    return {"/models/" + model + ":streamGenerateContent?alt=sse", {}, std::move(body)};
  }

  std::unique_ptr<reply_reader> reader() const override { return std::make_unique<gemini_reader>(); }

  std::string key_header(const key& secret) const override { return "x-goog-api-key: " + secret.reveal(); }
};

}  // namespace

json gemini_picture(const picture& seen) {
  return {{"inlineData", {{"mimeType", seen.media_type}, {"data", to_base64(seen.bytes)}}}};
}

std::unique_ptr<wire> make_gemini() { return std::make_unique<gemini>(); }

}  // namespace maquette
