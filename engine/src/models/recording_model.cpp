// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <fstream>
#include <mutex>

#include "maquette/error.hpp"
#include "maquette/recording.hpp"
#include "models/exchange.hpp"

namespace maquette {

struct recorder::state {
  std::ofstream out;
  std::mutex mutex;
  std::string name;
};

recorder::recorder(const std::filesystem::path& file) : state_(std::make_unique<state>()) {
  state_->name = file.filename().string();
  state_->out.open(file, std::ios::app | std::ios::binary);
  if (!state_->out) throw store_error("The recording " + state_->name + " cannot be written.");
}

recorder::~recorder() = default;

void recorder::write(const nlohmann::json& exchange) {
  const std::string line = exchange.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
  const std::lock_guard lock(state_->mutex);
  state_->out << line << std::flush;
  if (!state_->out) throw store_error("The recording " + state_->name + " cannot be written on.");
}

namespace {

using clock = std::chrono::steady_clock;

double seconds_since(clock::time_point begin) {
  const std::chrono::duration<double> time = clock::now() - begin;
  return std::round(time.count() * 1000.0) / 1000.0;
}

/// When each piece of a text came: [[seconds, "piece"], ...].
class pieces {
 public:
  void take(std::string_view text_so_far) {
    if (text_so_far.size() <= size_) {  // the reply was cut and began anew
      all_ = nlohmann::json::array();
      size_ = 0;
    }
    all_.push_back({seconds_since(begin_), text_so_far.substr(size_)});
    size_ = text_so_far.size();
  }

  nlohmann::json of(const model_reply& reply) const {
    std::string together;
    for (const auto& piece : all_) together += piece[1].get<std::string>();
    if (together == reply.text) return all_;
    return nlohmann::json::array({nlohmann::json::array({seconds_since(begin_), reply.text})});
  }

  double seconds() const { return seconds_since(begin_); }

 private:
  clock::time_point begin_ = clock::now();
  nlohmann::json all_ = nlohmann::json::array();
  std::size_t size_ = 0;
};

class recording_model final : public model {
 public:
  recording_model(std::unique_ptr<model> inner, std::shared_ptr<recorder> to)
      : inner_(std::move(inner)), to_(std::move(to)) {}

  void reject(const model_request& request) override {
    to_->write({{"rejected", hash_of(request_to_json(request))}});
    inner_->reject(request);
  }

  model_reply ask(const model_request& request, std::stop_token stop, const text_listener& on_text) override {
    pieces came;
    const model_reply reply = inner_->ask(request, std::move(stop), [&](std::string_view text) {
      came.take(text);
      if (on_text) on_text(text);
    });
    nlohmann::json asked = request_to_json(request);
    nlohmann::json exchange{{"hash", hash_of(asked)}, {"request", std::move(asked)}};
    exchange["reply"] = reply_to_json(reply);
    exchange["pieces"] = came.of(reply);
    exchange["seconds"] = came.seconds();
    to_->write(exchange);
    return reply;
  }

 private:
  std::unique_ptr<model> inner_;
  std::shared_ptr<recorder> to_;
};

}  // namespace

std::unique_ptr<model> make_recording_model(std::unique_ptr<model> inner, std::shared_ptr<recorder> to) {
  return std::make_unique<recording_model>(std::move(inner), std::move(to));
}

}  // namespace maquette
