// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/settings_environment.hpp"

#include <cstdlib>

#include "http/http.hpp"
#include "maquette/error.hpp"
#include "models/settings_tables.hpp"

namespace maquette {
namespace {

std::string value_of(const environment& variables, const std::string& name) {
  return variables(name).value_or("");
}

/// A provider at an address of its own. It gets MAQUETTE_MODEL_KEY and no other key: a key is for the host
/// that gave it.
provider_settings provider_at(const std::string& url, const std::string& kind, const environment& variables) {
  provider_settings provider;
  provider.name = http::host_of(url);
  provider.base_url = without_slash(url);
  provider.kind = kind.empty() ? provider_kind::openai : kind_named(kind, "MAQUETTE_MODEL_KIND");
  provider.key_env = "MAQUETTE_MODEL_KEY";
  provider.secret = key(value_of(variables, provider.key_env));
  return provider;
}

/// Whose model a name is likely to be, where nothing else says so.
std::string provider_by_name(const std::string& model, const environment& variables) {
  if (model.starts_with("claude")) return "anthropic";
  if (model.starts_with("gemini")) return "gemini";
  const bool openai = !value_of(variables, "OPENAI_API_KEY").empty();
  const bool openrouter = !value_of(variables, "OPENROUTER_API_KEY").empty();
  if (openrouter && (!openai || model.find('/') != std::string::npos)) return "openrouter";
  return "openai";
}

}  // namespace

environment process_environment() {
  return [](const std::string& name) -> std::optional<std::string> {
    const char* value = std::getenv(name.c_str());
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
  };
}

void apply_environment(model_settings& settings, const environment& variables) {
  const std::string model = value_of(variables, "MAQUETTE_MODEL");
  const std::string url = value_of(variables, "MAQUETTE_MODEL_URL");
  const std::string kind = value_of(variables, "MAQUETTE_MODEL_KIND");
  if (!url.empty() && model.empty())
    throw input_error("MAQUETTE_MODEL_URL is set without MAQUETTE_MODEL. Name the model, too.");
  if (!model.empty()) {
    std::string provider = kind.empty() ? provider_by_name(model, variables) : kind;
    if (!url.empty()) {
      provider_settings own = provider_at(url, kind, variables);
      provider = own.name;
      settings.providers[provider] = std::move(own);
    } else if (!settings.providers.contains(provider)) {
      throw input_error("MAQUETTE_MODEL_KIND names no provider: \"" + provider +
                        "\". Say openai, anthropic, gemini, openrouter, ollama, lmstudio, llamacpp or vllm.");
    }
    for (const std::string& name : role_names()) {
      if (name == "embedder" || name == "image") continue;
      settings.roles[name].provider = provider;
      settings.roles[name].model = model;
    }
  }
  for (auto& [name, provider] : settings.providers)
    if (provider.secret.empty() && !provider.key_env.empty())
      provider.secret = key(value_of(variables, provider.key_env));
}

}  // namespace maquette
