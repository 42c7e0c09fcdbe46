// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/error.hpp"
#include "maquette/providers.hpp"

namespace maquette {

std::unique_ptr<model> make_role_model(const model_settings& settings, const std::string& role,
                                       const model_services& services) {
  std::unique_ptr<model> made;
  if (services.from) {
    made = make_replaying_model(services.from, services.pace);
  } else {
    const provider_settings& provider = settings.provider_of(role);
    made = make_retrying_model(make_provider_model(provider, *settings.role(role)));
  }
  if (services.journal) made = make_recording_model(std::move(made), services.journal);
  if (services.earlier) made = make_resuming_model(services.earlier, std::move(made));
  if (services.to) made = make_recording_model(std::move(made), services.to);
  return make_metered_model(std::move(made), role, services.used, services.prices);
}

}  // namespace maquette
