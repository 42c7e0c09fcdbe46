// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/recording.hpp"
#include "models/exchange.hpp"

namespace maquette {
namespace {

class resuming_model final : public model {
 public:
  resuming_model(std::shared_ptr<recording> earlier, std::unique_ptr<model> inner)
      : earlier_(std::move(earlier)), inner_(std::move(inner)) {}

  model_reply ask(const model_request& request, std::stop_token stop, const text_listener& on_text) override {
    const nlohmann::json* exchange = earlier_->next(request);
    if (exchange == nullptr) return inner_->ask(request, std::move(stop), on_text);
    model_reply reply = reply_from_json(exchange->at("reply"));
    reply.usage = {};  // it was paid for when it was asked
    if (on_text && !reply.text.empty()) on_text(reply.text);
    return reply;
  }

  void reject(const model_request& request) override { inner_->reject(request); }

 private:
  std::shared_ptr<recording> earlier_;
  std::unique_ptr<model> inner_;
};

}  // namespace

std::unique_ptr<model> make_resuming_model(std::shared_ptr<recording> earlier, std::unique_ptr<model> inner) {
  return std::make_unique<resuming_model>(std::move(earlier), std::move(inner));
}

}  // namespace maquette
