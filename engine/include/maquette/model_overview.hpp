// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>

#include "maquette/model_settings.hpp"

namespace maquette {

/// Who plays which role, and where each setting comes from: "models.toml: roles.coder", "preferences: ...",
/// "environment: MAQUETTE_MODEL", "built in" or "not set". Never a key, only whether there is one.
/// {"file", "roles": [{"role", "provider", "model", "temperature", "max_tokens", "from": {...}}],
///  "providers": [{"name", "kind", "base_url", "key_env", "has_key", "used", "from": {...}, "..._seconds"}],
///  "limits": [{"name", "value", "from"}]}. Arguments and errors as of read_model_settings.
nlohmann::json model_overview(const std::filesystem::path& home, const environment& variables,
                              const nlohmann::json& preferences = nlohmann::json::object());

}  // namespace maquette
