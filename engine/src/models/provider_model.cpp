// SPDX-License-Identifier: GPL-3.0-or-later
#include <mutex>
#include <utility>

#include "http/http.hpp"
#include "maquette/error.hpp"
#include "maquette/log.hpp"
#include "maquette/providers.hpp"
#include "models/refusal.hpp"
#include "models/request_limits.hpp"
#include "models/wire.hpp"

namespace maquette {
namespace {

class provider_model final : public model {
 public:
  provider_model(const provider_settings& provider, const role_settings& role)
      : provider_(provider), role_(role), wire_(make_wire(provider.kind)) {}

  model_reply ask(const model_request& request, std::stop_token stop, const text_listener& on_text) override {
    model_request whole = request;
    if (!whole.temperature) whole.temperature = role_.temperature;
    if (!whole.max_tokens) whole.max_tokens = role_.max_tokens;
    for (;;) {
      const concessions made = made_so_far();
      const auto reader = wire_->reader();
      const http::response answer = send_redacted(whole, made, stop, on_text, *reader);
      if (answer.status >= 200 && answer.status < 300) return finished(*reader);
      if (!learn(made, answer, whole)) throw refusal_of(provider_, role_.model, answer);
    }
  }

 private:
  /// What a provider says within a stream may hold the key, as its other errors may.
  http::response send_redacted(const model_request& request, const concessions& made,
                               const std::stop_token& stop, const text_listener& on_text,
                               reply_reader& reader) {
    try {
      return send(request, made, stop, on_text, reader);
    } catch (const provider_error& fault) {
      throw provider_error(provider_.secret.redact(fault.what()), fault.may_pass(), fault.wait());
    }
  }

  http::response send(const model_request& request, const concessions& made, const std::stop_token& stop,
                      const text_listener& on_text, reply_reader& reader) {
    wire_request written = wire_->write(request, role_.model, made);
    http::request wanted{provider_.base_url + written.path, std::move(written.headers),
                         written.body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace),
                         limits_of(provider_)};
    wanted.headers.emplace_back("Content-Type: application/json");
    wanted.headers.emplace_back("Accept: text/event-stream");
    if (!provider_.secret.empty()) wanted.headers.push_back(wire_->key_header(provider_.secret));

    sse_parser events;
    std::size_t told = 0;
    const auto on_event = [&](const sse_event& event) {
      reader.take(event);
      if (on_text && reader.reply().text.size() > told)
        on_text(provider_.secret.redact_so_far(reader.reply().text));
      told = reader.reply().text.size();
    };
    std::string begin;
    http::response answer = http::send(wanted, stop, [&](std::string_view piece) {
      if (begin.size() < kept_of_begin) begin += piece.substr(0, kept_of_begin - begin.size());
      events.feed(piece, on_event);
    });
    // Some servers leave out the last blank line; half an event is none.
    events.feed("\n\n", [&](const sse_event& event) {
      if (event.data == "[DONE]" || nlohmann::json::accept(event.data)) on_event(event);
    });
    const bool fine = answer.status >= 200 && answer.status < 300;
    if (fine && !reader.whole()) throw broken(begin);
    return answer;
  }

  /// The stream has ended before the reply had: it was cut, or is none at all.
  provider_error broken(const std::string& begin) const {
    const bool is_stream = begin.find("data:") != std::string::npos || begin.starts_with(":");
    const std::string host = http::host_of(provider_.base_url);
    if (begin.empty()) return {host + " answered with nothing. Try again later.", true};
    if (is_stream) return {"The answer from " + host + " ended before its end. Try again.", true};
    return {host + " answered with what is no model's stream. Is the address right? It says: " +
                said_in(begin, provider_.secret),
            false};
  }

  /// What a model says is stored, recorded and run. It should not know the key, but a server in between does.
  void redact(model_reply& reply) const {
    reply.text = provider_.secret.redact_whole(std::move(reply.text));
    for (tool_call& call : reply.tool_calls) {
      const std::string before =
          call.arguments.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
      const std::string after = provider_.secret.redact_whole(before);
      if (after != before) call.arguments = nlohmann::json::parse(after);
    }
  }

  model_reply finished(const reply_reader& reader) const {
    model_reply reply = reader.reply();
    redact(reply);
    if (reply.model.empty()) reply.model = role_.model;
    log::info(provider_.name + " " + reply.model + ": " + std::to_string(reply.usage.tokens_in) +
              " tokens in, " + std::to_string(reply.usage.tokens_out) + " out, " +
              std::string(name_of(reply.reason)));
    return reply;
  }

  concessions made_so_far() {
    const std::lock_guard lock(mutex_);
    return made_;
  }

  /// Whether asking again in another way may help. `before` is what the refused request had conceded: another
  /// thread may have learnt the same in the meantime.
  bool learn(concessions before, const http::response& answer, const model_request& request) {
    const bool objects = answer.status == 400 || answer.status == 422;
    const bool may_mean_tools = !request.tools.empty() && (answer.status == 404 || answer.status >= 500);
    if (!(objects && concede(before, answer.body)) && !(may_mean_tools && concede_tools(before, answer.body)))
      return false;
    log::info(provider_.name + " does not take all of the request, so it is asked in another way: " +
              said_in(answer.body, provider_.secret));
    const std::lock_guard lock(mutex_);
    made_.no_schema |= before.no_schema;
    made_.no_temperature |= before.no_temperature;
    made_.newer_token_field |= before.newer_token_field;
    made_.no_stream_options |= before.no_stream_options;
    made_.no_tools |= before.no_tools;
    return true;
  }

  static constexpr std::size_t kept_of_begin = 400;

  provider_settings provider_;
  role_settings role_;
  std::unique_ptr<wire> wire_;
  std::mutex mutex_;
  concessions made_;
};

}  // namespace

std::unique_ptr<model> make_provider_model(const provider_settings& provider, const role_settings& role) {
  return std::make_unique<provider_model>(provider, role);
}

}  // namespace maquette
