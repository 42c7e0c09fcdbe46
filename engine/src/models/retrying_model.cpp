// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/providers.hpp"
#include "models/retry.hpp"

namespace maquette {
namespace {

class retrying_model final : public model {
 public:
  retrying_model(std::unique_ptr<model> inner, retry_policy policy)
      : inner_(std::move(inner)), policy_(policy) {}

  model_reply ask(const model_request& request, std::stop_token stop, const text_listener& on_text) override {
    return with_retries(policy_, stop, [&] { return inner_->ask(request, stop, on_text); });
  }

  void reject(const model_request& request) override { inner_->reject(request); }

 private:
  std::unique_ptr<model> inner_;
  retry_policy policy_;
};

}  // namespace

std::unique_ptr<model> make_retrying_model(std::unique_ptr<model> inner, retry_policy policy) {
  return std::make_unique<retrying_model>(std::move(inner), policy);
}

}  // namespace maquette
