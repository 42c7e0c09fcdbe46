// SPDX-License-Identifier: GPL-3.0-or-later
// OpenAI's chat completions, which most servers speak. Requests: platform.openai.com/docs/api-reference/chat;
// streams: openai-python, types/chat/chat_completion_chunk.py; costs: openrouter.ai, "Usage Accounting".
#include <algorithm>

#include "models/base64.hpp"
#include "models/schema_dialects.hpp"
#include "models/wire.hpp"

namespace maquette {
namespace {

using nlohmann::json;

json write_text(const std::string& text) { return {{"type", "text"}, {"text", text}}; }

json write_picture(const picture& seen) {
  const std::string url = "data:" + seen.media_type + ";base64," + to_base64(seen.bytes);
  return {{"type", "image_url"}, {"image_url", {{"url", url}}}};
}

/// A user's or tools' turn: each result is a message of its own, which takes text only; words and pictures,
/// those of results too, follow as one.
void write_user(const message& message, json& messages) {
  json content = json::array();
  bool words_only = true;
  for (const part& part : message.parts) {
    if (const auto* result = std::get_if<tool_result>(&part)) {
      messages.push_back({{"role", "tool"}, {"tool_call_id", result->call}, {"content", result->text}});
      if (result->pictures.empty()) continue;
      content.push_back(write_text("What " + result->name + " shows:"));
      for (const picture& seen : result->pictures) content.push_back(write_picture(seen));
      words_only = false;
    } else if (const auto* text = std::get_if<text_part>(&part)) {
      content.push_back(write_text(text->text));
    } else if (const auto* seen = std::get_if<picture>(&part)) {
      content.push_back(write_picture(*seen));
      words_only = false;
    }
  }
  if (content.empty()) return;
  // Small servers know only a plain string where there is no picture.
  if (words_only && content.size() == 1) content = json(content[0]["text"]);
  messages.push_back({{"role", "user"}, {"content", std::move(content)}});
}

void write_model(const message& message, json& messages) {
  json said{{"role", "assistant"}, {"content", nullptr}};
  std::string text;
  for (const part& part : message.parts) {
    if (const auto* words = std::get_if<text_part>(&part)) text += words->text;
    if (const auto* call = std::get_if<tool_call>(&part)) {
      const std::string arguments =
          call->arguments.is_string() ? call->arguments.get<std::string>() : call->arguments.dump();
      said["tool_calls"].push_back({{"id", call->id},
                                    {"type", "function"},
                                    {"function", {{"name", call->name}, {"arguments", arguments}}}});
    }
  }
  if (!text.empty() || !said.contains("tool_calls")) said["content"] = text;
  messages.push_back(std::move(said));
}

json write_messages(const model_request& request, const concessions& made) {
  json messages = json::array();
  if (const std::string system = system_text(request, made); !system.empty())
    messages.push_back({{"role", "system"}, {"content", system}});
  for (const message& message : request.messages)
    message.from == speaker::user ? write_user(message, messages) : write_model(message, messages);
  return messages;
}

void write_tools(const model_request& request, json& body) {
  for (const tool& tool : request.tools)
    body["tools"].push_back(
        {{"type", "function"},
         {"function",
          {{"name", tool.name}, {"description", tool.description}, {"parameters", tool.schema}}}});
  if (!request.tools.empty() && !request.may_call) body["tool_choice"] = "none";
}

class openai_reader final : public reply_reader {
 public:
  void take(const sse_event& event) override {
    if (event.data == "[DONE]") {
      whole_ = true;
      return;
    }
    const json chunk = read_event(event);
    if (chunk.contains("error") && !chunk["error"].is_null()) fail(chunk["error"]);
    if (reply_.model.empty()) reply_.model = text_in(chunk, "model");
    if (const auto used = chunk.find("usage"); used != chunk.end() && used->is_object()) take_usage(*used);
    const auto choices = chunk.find("choices");
    if (choices == chunk.end() || !choices->is_array() || choices->empty()) return;
    const json& choice = choices->front();
    if (const auto delta = choice.find("delta"); delta != choice.end() && delta->is_object())
      take_delta(*delta);
    take_end(text_in(choice, "finish_reason"));
  }

 private:
  struct growing_call {
    std::int64_t index;
    std::string id;
    std::string name;
    std::string arguments;
  };

  [[noreturn]] static void fail(const json& error) {
    const std::string what = error.is_object() ? text_in(error, "message") : error.dump();
    const std::int64_t code = error.is_object() ? count_in(error, "code") : 0;
    throw broken_off(what, code == 0 || code == 429 || code >= 500);
  }

  void take_usage(const json& used) {
    reply_.usage.tokens_in = count_in(used, "prompt_tokens");
    reply_.usage.tokens_out = count_in(used, "completion_tokens");
    reply_.usage.tokens_cached = count_in(used.value("prompt_tokens_details", json()), "cached_tokens");
    if (const auto cost = used.find("cost"); cost != used.end() && cost->is_number())
      reply_.usage.money = cost->get<double>();
  }

  void take_delta(const json& delta) {
    reply_.text += text_in(delta, "content");
    if (const std::string refusal = text_in(delta, "refusal"); !refusal.empty()) {
      reply_.text += refusal;
      refused_ = true;
    }
    const auto calls = delta.find("tool_calls");
    if (calls == delta.end() || !calls->is_array()) return;
    for (const json& piece : *calls) take_call(piece);
  }

  void take_call(const json& piece) {
    growing_call& call = call_of(count_in(piece, "index"), text_in(piece, "id"));
    const json function = piece.value("function", json::object());
    call.name += text_in(function, "name");
    if (const auto arguments = function.find("arguments"); arguments != function.end())
      call.arguments += arguments->is_string() ? arguments->get<std::string>() : arguments->dump();
  }

  /// Some servers (Ollama) give every call the index 0; so another id is another call.
  growing_call& call_of(std::int64_t index, const std::string& id) {
    const auto found = std::find_if(calls_.rbegin(), calls_.rend(),
                                    [&](const growing_call& call) { return call.index == index; });
    if (found == calls_.rend() || (!id.empty() && !found->id.empty() && id != found->id))
      return calls_.emplace_back(growing_call{index, id, {}, {}});
    if (found->id.empty()) found->id = id;
    return *found;
  }

  void take_end(const std::string& reason) {
    if (reason.empty()) return;
    whole_ = true;
    for (std::size_t i = 0; i < calls_.size(); ++i) {
      const growing_call& call = calls_[i];
      const std::string id = call.id.empty() ? "call-" + std::to_string(i + 1) : call.id;
      reply_.tool_calls.push_back({id, call.name, read_arguments(call.arguments), ""});
    }
    calls_.clear();
    reply_.reason = finish::stop;
    if (reason == "length") reply_.reason = finish::length;
    if (!reply_.tool_calls.empty()) reply_.reason = finish::tool_calls;
    if (reason == "content_filter" || refused_) reply_.reason = finish::refusal;
  }

  std::vector<growing_call> calls_;
  bool refused_ = false;
};

class openai_chat final : public wire {
 public:
  wire_request write(const model_request& request, const std::string& model,
                     const concessions& made) const override {
    json body{{"model", model}, {"messages", write_messages(request, made)}, {"stream", true}};
    if (!made.no_stream_options) body["stream_options"] = {{"include_usage", true}};
    if (request.temperature && !made.no_temperature) body["temperature"] = *request.temperature;
    if (request.max_tokens)
      body[made.newer_token_field ? "max_completion_tokens" : "max_tokens"] = *request.max_tokens;
    if (!made.no_tools) write_tools(request, body);
    if (request.schema && !made.no_schema) {
      const json schema = without_references(*request.schema);
      body["response_format"] = {
          {"type", "json_schema"},
          {"json_schema", {{"name", "answer"}, {"schema", schema}, {"strict", fits_strict_mode(schema)}}}};
    }
    return {"/chat/completions", {}, std::move(body)};
  }

  std::unique_ptr<reply_reader> reader() const override { return std::make_unique<openai_reader>(); }

  std::string key_header(const key& secret) const override {
    return "Authorization: Bearer " + secret.reveal();
  }
};

}  // namespace

std::unique_ptr<wire> make_openai_chat() { return std::make_unique<openai_chat>(); }

}  // namespace maquette
