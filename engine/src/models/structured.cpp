// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/structured.hpp"

#include <stdexcept>
#include <string_view>

#include "maquette/error.hpp"
#include "maquette/log.hpp"

namespace maquette {
namespace {

using nlohmann::json;

/// What a reply gave, or what is wrong with it.
struct reading {
  json value;
  std::vector<std::string> misfits;
};

/// The document within a code fence or between words, which small models will not leave out.
std::string_view document_in(std::string_view text) {
  const auto begin = text.find_first_of("{[");
  const auto end = text.find_last_of("}]");
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return text;
  return text.substr(begin, end + 1 - begin);
}

reading read(const std::string& text, const json& schema) {
  json value = json::parse(text, nullptr, false);
  if (value.is_discarded()) value = json::parse(document_in(text), nullptr, false);
  if (value.is_discarded()) return {nullptr, {"the document: it is not JSON"}};
  auto misfits = schema_misfits(value, schema);
  return {std::move(value), std::move(misfits)};
}

void check_finish(const model_reply& reply) {
  check_willing(reply);
  if (reply.reason == finish::length)
    throw model_error("The model's answer was cut at " + std::to_string(reply.usage.tokens_out) +
                      " tokens. Raise max_tokens of its role in models.toml, or ask for less at once.");
}

/// A reply that is neither a refusal nor cut.
model_reply ask_whole(model& model, model_request& request, const asking& ask) {
  model_reply reply = ask(request);
  try {
    check_finish(reply);
  } catch (const model_error&) {
    model.reject(request);
    throw;
  }
  return reply;
}

std::string lines_of(const std::vector<std::string>& misfits) {
  std::string lines;
  for (const std::string& misfit : misfits) lines += "\n- " + misfit;
  return lines;
}

}  // namespace

void check_willing(const model_reply& reply) {
  if (reply.reason == finish::refusal)
    throw model_error("The model refused: " + (reply.text.empty() ? "it gave no reason." : reply.text) +
                      " Say it in other words, or use another model.");
}

json ask_for_json(model& model, model_request request, std::stop_token stop, const text_listener& on_text) {
  return ask_for_json(model, request, [&](model_request& asked) { return model.ask(asked, stop, on_text); });
}

json ask_for_json(model& model, model_request& request, const asking& ask) {
  if (!request.schema) throw std::logic_error("ask_for_json without a schema");
  model_reply reply = ask_whole(model, request, ask);
  reading first = read(reply.text, *request.schema);
  if (first.misfits.empty()) return std::move(first.value);

  log::info("The answer does not fit its schema and is asked for once more:" + lines_of(first.misfits));
  request.messages.push_back(reply_message(reply));
  request.messages.push_back(user_message("This does not fit the JSON schema:" + lines_of(first.misfits) +
                                          "\nAnswer again with the whole JSON document, mended, and "
                                          "nothing else."));
  reply = ask_whole(model, request, ask);
  reading second = read(reply.text, *request.schema);
  if (second.misfits.empty()) return std::move(second.value);
  reject_conversation(model, request);
  throw model_error("The model \"" + reply.model + "\" does not keep to the form it was asked for:" +
                    lines_of(second.misfits) + "\nTry again, or use another model.");
}

}  // namespace maquette
