// SPDX-License-Identifier: GPL-3.0-or-later
// Anthropic's Messages API: platform.claude.com/docs/en/api/messages; its stream:
// .../build-with-claude/streaming; output_config.format: .../build-with-claude/structured-outputs;
// cache_control: .../prompt-caching; pictures in results and tool_choice: .../agents-and-tools/tool-use.
#include <algorithm>

#include "models/base64.hpp"
#include "models/schema_dialects.hpp"
#include "models/wire.hpp"

namespace maquette {
namespace {

using nlohmann::json;

/// The API wants a limit; this one fits every model that it serves.
constexpr std::int64_t usual_max_tokens = 16'000;

const json& to_the_cache() {
  static const json mark{{"type", "ephemeral"}};
  return mark;
}

json write_text(const std::string& text) { return {{"type", "text"}, {"text", text}}; }

json write_picture(const picture& seen) {
  return {{"type", "image"},
          {"source", {{"type", "base64"}, {"media_type", seen.media_type}, {"data", to_base64(seen.bytes)}}}};
}

json write_part(const part& part) {
  struct writer {
    json operator()(const text_part& text) const { return write_text(text.text); }
    json operator()(const picture& seen) const { return write_picture(seen); }
    json operator()(const tool_call& call) const {
      const json input = call.arguments.is_object() ? call.arguments : json::object();
      return {{"type", "tool_use"}, {"id", call.id}, {"name", call.name}, {"input", input}};
    }
    json operator()(const tool_result& result) const {
      json content = result.text;
      if (!result.pictures.empty()) content = json::array({write_text(result.text)});
      for (const picture& seen : result.pictures) content.push_back(write_picture(seen));
      return {{"type", "tool_result"},
              {"tool_use_id", result.call},
              {"content", std::move(content)},
              {"is_error", result.failed}};
    }
    json operator()(const thought& thought) const { return thought.content; }
  };
  return std::visit(writer(), part);
}

json write_messages(const model_request& request) {
  json messages = json::array();
  for (const message& message : request.messages) {
    json content = json::array();
    for (const part& part : message.parts) content.push_back(write_part(part));
    messages.push_back(
        {{"role", message.from == speaker::user ? "user" : "assistant"}, {"content", std::move(content)}});
  }
  const std::size_t stable = std::min(request.stable_messages.value_or(0), messages.size());
  if (stable > 0 && !messages[stable - 1]["content"].empty())
    messages[stable - 1]["content"].back()["cache_control"] = to_the_cache();
  return messages;
}

void write_tools(const model_request& request, json& body) {
  for (const tool& tool : request.tools)
    body["tools"].push_back(
        {{"name", tool.name}, {"description", tool.description}, {"input_schema", tool.schema}});
  if (!request.tools.empty() && !request.may_call) body["tool_choice"] = {{"type", "none"}};
}

finish reason_of(const std::string& stop_reason) {
  if (stop_reason == "tool_use") return finish::tool_calls;
  if (stop_reason == "refusal") return finish::refusal;
  if (stop_reason == "max_tokens" || stop_reason == "model_context_window_exceeded") return finish::length;
  return finish::stop;
}

class anthropic_reader final : public reply_reader {
 public:
  void take(const sse_event& event) override {
    const json data = read_event(event);
    const std::string type = text_in(data, "type");
    if (type == "error") fail(data.value("error", json::object()));
    if (type == "message_start") {
      const json message = data.value("message", json::object());
      reply_.model = text_in(message, "model");
      take_usage(message.value("usage", json()));
    } else if (type == "content_block_start") {
      block_ = data.value("content_block", json::object());
      arguments_.clear();
      reply_.text += text_in(block_, "text");
    } else if (type == "content_block_delta") {
      take_delta(data.value("delta", json::object()));
    } else if (type == "content_block_stop") {
      end_block();
    } else if (type == "message_delta") {
      if (const std::string why = text_in(data.value("delta", json::object()), "stop_reason"); !why.empty())
        reply_.reason = reason_of(why);
      take_usage(data.value("usage", json()));
    } else if (type == "message_stop") {
      whole_ = true;
    }
  }

 private:
  [[noreturn]] static void fail(const json& error) {
    const std::string type = text_in(error, "type");
    const bool may_pass = type == "overloaded_error" || type == "api_error" || type == "rate_limit_error" ||
                          type == "timeout_error";
    throw broken_off(text_in(error, "message"), may_pass);
  }

  void take_delta(const json& delta) {
    const std::string type = text_in(delta, "type");
    if (type == "text_delta") reply_.text += text_in(delta, "text");
    if (type == "input_json_delta") arguments_ += text_in(delta, "partial_json");
    if (type == "thinking_delta")
      block_["thinking"] = text_in(block_, "thinking") + text_in(delta, "thinking");
    if (type == "signature_delta")
      block_["signature"] = text_in(block_, "signature") + text_in(delta, "signature");
  }

  void end_block() {
    const std::string type = text_in(block_, "type");
    if (type == "tool_use")
      reply_.tool_calls.push_back(
          {text_in(block_, "id"), text_in(block_, "name"), read_arguments(arguments_), ""});
    if (type == "thinking" || type == "redacted_thinking") reply_.thoughts.push_back({block_});
    block_ = json::object();
  }

  /// The counts of message_delta are those of the whole reply and may leave out those of the input.
  void take_usage(const json& used) {
    if (!used.is_object()) return;
    if (used.contains("input_tokens") && used["input_tokens"].is_number()) {
      reply_.usage.tokens_cached = count_in(used, "cache_read_input_tokens");
      reply_.usage.tokens_written = count_in(used, "cache_creation_input_tokens");
      reply_.usage.tokens_in =
          count_in(used, "input_tokens") + reply_.usage.tokens_cached + reply_.usage.tokens_written;
    }
    if (used.contains("output_tokens")) reply_.usage.tokens_out = count_in(used, "output_tokens");
  }

  json block_ = json::object();
  std::string arguments_;
};

class anthropic_messages final : public wire {
 public:
  wire_request write(const model_request& request, const std::string& model,
                     const concessions& made) const override {
    json body{{"model", model},
              {"max_tokens", request.max_tokens.value_or(usual_max_tokens)},
              {"messages", write_messages(request)},
              {"stream", true}};
    if (const std::string system = system_text(request, made); !system.empty()) {
      body["system"] = json::array({{{"type", "text"}, {"text", system}}});
      if (request.stable_messages) body["system"][0]["cache_control"] = to_the_cache();
    }
    if (request.temperature && !made.no_temperature) body["temperature"] = *request.temperature;
    if (!made.no_tools) write_tools(request, body);
    if (request.schema && !made.no_schema)
      body["output_config"] = {
          {"format",
           {{"type", "json_schema"}, {"schema", without_limits(without_references(*request.schema))}}}};
    return {"/v1/messages", {"anthropic-version: 2023-06-01"}, std::move(body)};
  }

  std::unique_ptr<reply_reader> reader() const override { return std::make_unique<anthropic_reader>(); }

  std::string key_header(const key& secret) const override { return "x-api-key: " + secret.reveal(); }
};

}  // namespace

std::unique_ptr<wire> make_anthropic_messages() { return std::make_unique<anthropic_messages>(); }

}  // namespace maquette
