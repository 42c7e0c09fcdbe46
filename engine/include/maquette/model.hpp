// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "maquette/usage.hpp"

namespace maquette {

struct text_part {
  std::string text;
};

/// A PNG, JPEG or WebP file, as bytes.
struct picture {
  std::string media_type;  ///< "image/png"
  std::string bytes;
};

/// The model wants a tool to be used.
struct tool_call {
  std::string id;
  std::string name;
  nlohmann::json arguments;  ///< an object; a string with the model's words where they are no JSON
  std::string signature;     ///< the provider's own, handed back as it is
};

/// What came of a tool call.
struct tool_result {
  std::string call;  ///< the call's id
  std::string name;  ///< the tool's
  std::string text;
  bool failed = false;
  std::vector<picture> pictures{};  ///< handed back beside the text, however the protocol takes them
};

/// What the model thought, in its provider's own form. Opaque: handed back as it is, read by nobody.
struct thought {
  nlohmann::json content;
};

using part = std::variant<text_part, picture, tool_call, tool_result, thought>;

enum class speaker { user, model };

struct message {
  speaker from = speaker::user;
  std::vector<part> parts;
};

struct tool {
  std::string name;
  std::string description;
  nlohmann::json schema;  ///< JSON schema of the arguments
};

struct model_request {
  std::string system;
  std::vector<message> messages;
  std::vector<tool> tools;
  /// False: the tools stay declared, because the conversation holds calls of them, but none may be called
  /// now.
  bool may_call = true;
  std::optional<nlohmann::json> schema;    ///< the reply is to be JSON by this schema; see structured.hpp
  std::optional<double> temperature;       ///< not given: as the role's settings say
  std::optional<std::int64_t> max_tokens;  ///< of the reply; not given: as the role's settings say
  /// How many messages at the front will stand in further requests, too, and so are worth the provider's
  /// cache. 0: only `system` and `tools`; not given: nothing.
  std::optional<std::size_t> stable_messages;
};

enum class finish {
  stop,
  length,  ///< max_tokens were used up; the text is not whole
  tool_calls,
  refusal  ///< the model or its provider will not answer; the text, if any, says why
};

struct model_reply {
  std::string text;
  std::vector<tool_call> tool_calls;
  std::vector<thought> thoughts;
  finish reason = finish::stop;
  maquette::usage usage;
  std::string model;  ///< as the provider names it
};

/// Takes the reply's text as far as it has come. A reply that was cut and asked for again begins anew.
using text_listener = std::function<void(std::string_view text_so_far)>;

/// A language model. `ask` waits for the whole reply on the calling thread and may be called from several
/// threads at once; `on_text` is called on the calling thread. Throws provider_error, model_error,
/// limit_reached, and cancelled within 200 ms of a stop request.
class model {
 public:
  virtual ~model() = default;
  virtual model_reply ask(const model_request& request, std::stop_token stop,
                          const text_listener& on_text) = 0;

  /// Told that the reply to this request was of no use, so that a run that goes on later asks again.
  virtual void reject(const model_request&) {}

  model_reply ask(const model_request& request, std::stop_token stop = {}) {
    return ask(request, std::move(stop), {});
  }
};

message user_message(std::string text);
/// The reply as a message, to go on from.
message reply_message(const model_reply& reply);
/// Rejects a request and those with which its conversation began: none of the replies was of use.
void reject_conversation(model& model, model_request request);

std::string_view name_of(finish reason);  ///< "stop", "length", "tool_calls", "refusal"

}  // namespace maquette
