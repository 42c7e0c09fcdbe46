// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "maquette/model_settings.hpp"

namespace maquette {

/// Where tables come from, and what may stand in them.
struct tables_source {
  std::string name;       ///< "models.toml", for messages
  bool has_keys = false;  ///< a provider may have a "key"
};

/// Lays the tables "providers", "roles" and "limits" over the settings. Throws input_error on what is not
/// known or not of its kind.
void apply_tables(model_settings& settings, const nlohmann::json& tables, const tables_source& source);

/// "openai", "anthropic", "gemini". Throws input_error.
provider_kind kind_named(const std::string& name, const std::string& where);

std::string without_slash(std::string url);

}  // namespace maquette
