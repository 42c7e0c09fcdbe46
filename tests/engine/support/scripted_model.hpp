// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include "maquette/model.hpp"

/// Answers with one step after another, the last one again and again, and keeps what it was asked.
class scripted_model final : public maquette::model {
 public:
  using step = std::function<maquette::model_reply(const maquette::model_request&)>;
  struct log {
    std::vector<maquette::model_request> asked;
  };

  explicit scripted_model(std::vector<step> steps, std::shared_ptr<log> kept = std::make_shared<log>())
      : steps_(std::move(steps)), kept_(std::move(kept)) {}

  maquette::model_reply ask(const maquette::model_request& request, std::stop_token,
                            const maquette::text_listener& on_text) override {
    kept_->asked.push_back(request);
    const step& now = steps_[std::min(kept_->asked.size(), steps_.size()) - 1];
    maquette::model_reply reply = now(request);
    if (on_text && !reply.text.empty()) on_text(reply.text);
    return reply;
  }

  const std::vector<maquette::model_request>& asked() const { return kept_->asked; }

 private:
  std::vector<step> steps_;
  std::shared_ptr<log> kept_;
};

/// A step that answers with this text.
inline scripted_model::step saying(std::string text, maquette::finish reason = maquette::finish::stop) {
  return [text = std::move(text), reason](const maquette::model_request&) {
    maquette::model_reply reply;
    reply.text = text;
    reply.reason = reason;
    reply.model = "scripted";
    reply.usage.tokens_in = 100;
    reply.usage.tokens_out = 10;
    return reply;
  };
}

/// A step that calls tools and says nothing.
inline scripted_model::step calling(std::vector<maquette::tool_call> calls) {
  return [calls = std::move(calls)](const maquette::model_request&) {
    maquette::model_reply reply;
    reply.tool_calls = calls;
    reply.reason = maquette::finish::tool_calls;
    reply.model = "scripted";
    return reply;
  };
}

/// A step that throws this.
template <typename Fault>
scripted_model::step failing(Fault fault) {
  return [fault = std::move(fault)](const maquette::model_request&) -> maquette::model_reply { throw fault; };
}
