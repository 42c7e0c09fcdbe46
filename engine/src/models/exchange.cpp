// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exchange.hpp"

#include <array>
#include <cinttypes>
#include <cstdio>

namespace maquette {
namespace {

using nlohmann::json;

json part_to_json(const part& part) {
  struct writer {
    json operator()(const text_part& text) const { return {{"text", text.text}}; }
    json operator()(const picture& seen) const { return {{"picture", seen.media_type}}; }
    json operator()(const tool_call& call) const {
      return {{"call", {{"id", call.id}, {"name", call.name}, {"arguments", call.arguments}}}};
    }
    json operator()(const tool_result& result) const {
      json out{{"call", result.call}, {"text", result.text}, {"failed", result.failed}};
      for (const picture& seen : result.pictures) out["pictures"].push_back(seen.media_type);
      return {{"result", std::move(out)}};
    }
    json operator()(const thought&) const { return nullptr; }
  };
  return std::visit(writer(), part);
}

finish finish_from(const std::string& name) {
  for (const finish reason : {finish::length, finish::tool_calls, finish::refusal})
    if (name_of(reason) == name) return reason;
  return finish::stop;
}

}  // namespace

json request_to_json(const model_request& request) {
  json messages = json::array();
  for (const message& message : request.messages) {
    json parts = json::array();
    for (const part& part : message.parts)
      if (json written = part_to_json(part); !written.is_null()) parts.push_back(std::move(written));
    messages.push_back(
        {{"from", message.from == speaker::user ? "user" : "model"}, {"parts", std::move(parts)}});
  }
  json out{{"system", request.system}, {"messages", std::move(messages)}};
  for (const tool& tool : request.tools)
    out["tools"].push_back({{"name", tool.name}, {"description", tool.description}, {"schema", tool.schema}});
  if (request.schema) out["schema"] = *request.schema;
  if (request.temperature) out["temperature"] = *request.temperature;
  if (request.max_tokens) out["max_tokens"] = *request.max_tokens;
  return out;
}

json question_in(json request) {
  request.erase("tools");
  return request;
}

std::string hash_of(const json& request) {
  std::uint64_t hash = 14695981039346656037U;
  for (const char c : question_in(request).dump(-1, ' ', false, json::error_handler_t::replace))
    hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  std::array<char, 17> text{};
  std::snprintf(text.data(), text.size(), "%016" PRIx64, hash);
  return text.data();
}

json reply_to_json(const model_reply& reply) {
  json calls = json::array();
  for (const tool_call& call : reply.tool_calls) {
    calls.push_back({{"id", call.id}, {"name", call.name}, {"arguments", call.arguments}});
    // Without it the provider takes no result of the call from a run that goes on.
    if (!call.signature.empty()) calls.back()["signature"] = call.signature;
  }
  json used{{"tokens_in", reply.usage.tokens_in},
            {"tokens_cached", reply.usage.tokens_cached},
            {"tokens_written", reply.usage.tokens_written},
            {"tokens_out", reply.usage.tokens_out},
            {"money", nullptr}};
  if (reply.usage.money) used["money"] = *reply.usage.money;
  return {{"text", reply.text},
          {"tool_calls", std::move(calls)},
          {"finish", name_of(reply.reason)},
          {"usage", std::move(used)},
          {"model", reply.model}};
}

model_reply reply_from_json(const json& written) {
  model_reply reply;
  reply.text = written.at("text");
  for (const json& call : written.at("tool_calls"))
    reply.tool_calls.push_back(
        {call.at("id"), call.at("name"), call.at("arguments"), call.value("signature", std::string())});
  reply.reason = finish_from(written.at("finish"));
  reply.model = written.at("model");
  const json& used = written.at("usage");
  reply.usage.tokens_in = used.at("tokens_in");
  reply.usage.tokens_cached = used.at("tokens_cached");
  reply.usage.tokens_written = used.at("tokens_written");
  reply.usage.tokens_out = used.at("tokens_out");
  if (!used.at("money").is_null()) reply.usage.money = used.at("money").get<double>();
  return reply;
}

}  // namespace maquette
