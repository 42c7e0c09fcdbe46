// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "maquette/error.hpp"
#include "maquette/model.hpp"
#include "maquette/model_settings.hpp"
#include "models/concessions.hpp"
#include "models/sse.hpp"

namespace maquette {

/// A request in a provider's words; the key is not in it.
struct wire_request {
  std::string path;  ///< below the provider's base URL
  std::vector<std::string> headers;
  nlohmann::json body;
};

/// Puts a reply together from the events of its stream.
class reply_reader {
 public:
  virtual ~reply_reader() = default;
  /// Throws provider_error where the stream itself tells of an error, or is none.
  virtual void take(const sse_event& event) = 0;
  /// The reply so far; its text only grows.
  const model_reply& reply() const { return reply_; }
  /// Whether the end of the reply has come: a stream that ends before was cut.
  bool whole() const { return whole_; }

 protected:
  model_reply reply_;
  bool whole_ = false;
};

/// How a provider's protocol says what a model_request and a model_reply say. Pure, and without state.
class wire {
 public:
  virtual ~wire() = default;
  virtual wire_request write(const model_request& request, const std::string& model,
                             const concessions& made) const = 0;
  virtual std::unique_ptr<reply_reader> reader() const = 0;
  virtual std::string key_header(const key& secret) const = 0;
};

std::unique_ptr<wire> make_openai_chat();
std::unique_ptr<wire> make_anthropic_messages();
std::unique_ptr<wire> make_gemini();
std::unique_ptr<wire> make_wire(provider_kind kind);

/// An event's data as JSON. Throws provider_error where it is none.
nlohmann::json read_event(const sse_event& event);
/// An error within a stream, in the provider's words.
provider_error broken_off(const std::string& message, bool may_pass);
/// A tool call's arguments: an object, or the model's own words where they are no JSON.
nlohmann::json read_arguments(const std::string& text);
/// A member that may be absent or null.
std::string text_in(const nlohmann::json& object, const char* name);
std::int64_t count_in(const nlohmann::json& object, const char* name);

/// `system`, with the schema in words where the server does not take it otherwise.
std::string system_text(const model_request& request, const concessions& made);

}  // namespace maquette
