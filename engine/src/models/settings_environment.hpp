// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maquette/model_settings.hpp"

namespace maquette {

/// MAQUETTE_MODEL, MAQUETTE_MODEL_KIND, MAQUETTE_MODEL_URL and MAQUETTE_MODEL_KEY go before all other
/// settings of the roles that answer in words; then each provider without a key gets that of its variable.
/// Throws input_error.
void apply_environment(model_settings& settings, const environment& variables);

}  // namespace maquette
