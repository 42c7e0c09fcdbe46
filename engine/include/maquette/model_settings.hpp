// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "maquette/embeddings.hpp"
#include "maquette/key.hpp"
#include "maquette/usage.hpp"

namespace maquette {

/// The protocol that a provider speaks.
enum class provider_kind { openai, anthropic, gemini };

struct provider_settings {
  std::string name;  ///< as roles name it
  provider_kind kind = provider_kind::openai;
  std::string base_url;  ///< "https://api.openai.com/v1", without a slash at its end
  std::string key_env;   ///< the environment variable with its key; empty where it wants none
  key secret;
  std::chrono::milliseconds connect_limit{10'000};
  std::chrono::milliseconds first_byte_limit{180'000};  ///< from the call to the reply's first byte
  std::chrono::milliseconds stall_limit{60'000};        ///< between two pieces of the reply
};

struct role_settings {
  std::string provider;
  std::string model;
  std::optional<double> temperature;
  std::optional<std::int64_t> max_tokens;
};

/// Who plays which role. Plain data; read once, then passed on.
struct model_settings {
  std::map<std::string, provider_settings> providers;
  std::map<std::string, role_settings> roles;
  usage_caps run_caps;
  usage_caps session_caps;

  /// The role's settings; nothing where no model is set for it.
  std::optional<role_settings> role(const std::string& name) const;
  /// The role's provider. Throws input_error where the role has none.
  const provider_settings& provider_of(const std::string& name) const;
};

/// "planner", "coder", "critic", "verifier", "librarian", "embedder", "image".
const std::vector<std::string>& role_names();

/// Looks up a variable of the environment.
using environment = std::function<std::optional<std::string>(const std::string& name)>;
environment process_environment();

/// The providers that Maquette knows, changed by `home`/models.toml, then by the add-on's preferences
/// (`preferences`: the same tables as JSON; a provider may have a "key" there), then by the environment.
/// docs/providers.md describes all of it. Throws input_error with what is wrong and where; a key in the file
/// is such a thing.
model_settings read_model_settings(const std::filesystem::path& home, const environment& variables,
                                   const nlohmann::json& preferences = nlohmann::json::object());

/// The role "embedder" as the search takes it; nothing where it is not set. Throws input_error where its
/// provider makes no embeddings.
std::optional<embedding_settings> embedding_settings_of(const model_settings& settings);

}  // namespace maquette
