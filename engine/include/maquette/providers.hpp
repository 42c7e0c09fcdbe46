// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "maquette/image_model.hpp"
#include "maquette/model.hpp"
#include "maquette/model_settings.hpp"
#include "maquette/recording.hpp"
#include "maquette/usage.hpp"

namespace maquette {

/// How often a provider is asked again after 408, 409, 429, 5xx and cut streams. A provider's Retry-After
/// goes before the waits here; one above `longest_wait` ends the asking.
struct retry_policy {
  int attempts = 4;
  std::chrono::milliseconds first_wait{500};  ///< each further one is twice as long
  std::chrono::milliseconds longest_wait{30'000};
};

/// A model at a provider, by the provider's own protocol. `role` gives the model's name and what a request
/// leaves open.
std::unique_ptr<model> make_provider_model(const provider_settings& provider, const role_settings& role);

/// Asks `inner` again where asking again may help.
std::unique_ptr<model> make_retrying_model(std::unique_ptr<model> inner, retry_policy policy = {});

/// Adds what `inner` takes to the meter, and asks nothing more once a cap is reached (limit_reached).
std::unique_ptr<model> make_metered_model(std::unique_ptr<model> inner, std::string role,
                                          std::shared_ptr<meter> used, price_table prices);

/// What the models of one run share.
struct model_services {
  std::shared_ptr<meter> used;
  price_table prices;
  std::shared_ptr<recorder> to;        ///< set: replies are recorded
  std::shared_ptr<recorder> journal;   ///< set: replies are written there, for a run that is cut
  std::shared_ptr<recording> earlier;  ///< set: what it holds is not asked again
  std::shared_ptr<recording> from;     ///< set: replies come from there, and no provider is asked
  pacing pace;
};

/// The role's model: a provider's, retried, recorded, metered; or a recording's, metered. Throws input_error
/// where the role has no model.
std::unique_ptr<model> make_role_model(const model_settings& settings, const std::string& role,
                                       const model_services& services);

/// The role "image"; nothing where it is not set. Retries as above. Throws input_error where its provider
/// draws no pictures.
std::unique_ptr<image_model> make_image_model(const model_settings& settings, retry_policy policy = {});

}  // namespace maquette
