// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/providers.hpp"

namespace maquette {
namespace {

class metered_model final : public model {
 public:
  metered_model(std::unique_ptr<model> inner, std::string role, std::shared_ptr<meter> used,
                price_table prices)
      : inner_(std::move(inner)),
        role_(std::move(role)),
        used_(std::move(used)),
        prices_(std::move(prices)) {}

  model_reply ask(const model_request& request, std::stop_token stop, const text_listener& on_text) override {
    used_->check();
    model_reply reply = inner_->ask(request, std::move(stop), on_text);
    // What the provider says that it charged goes before what the table says.
    if (!reply.usage.money) reply.usage.money = prices_.cost(reply.model, reply.usage);
    used_->add(role_, reply.usage);
    return reply;
  }

  void reject(const model_request& request) override { inner_->reject(request); }

 private:
  std::unique_ptr<model> inner_;
  std::string role_;
  std::shared_ptr<meter> used_;
  price_table prices_;
};

}  // namespace

std::unique_ptr<model> make_metered_model(std::unique_ptr<model> inner, std::string role,
                                          std::shared_ptr<meter> used, price_table prices) {
  return std::make_unique<metered_model>(std::move(inner), std::move(role), std::move(used),
                                         std::move(prices));
}

}  // namespace maquette
