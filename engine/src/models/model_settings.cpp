// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/model_settings.hpp"

#include "http/http.hpp"
#include "maquette/error.hpp"
#include "maquette/local_servers.hpp"
#include "maquette/log.hpp"
#include "models/settings_environment.hpp"
#include "models/settings_tables.hpp"
#include "models/toml.hpp"

namespace maquette {
namespace {

std::map<std::string, provider_settings> known_providers() {
  std::map<std::string, provider_settings> known;
  const auto add = [&](const std::string& name, provider_kind kind, const std::string& url,
                       const std::string& key_env) {
    provider_settings& provider = known[name];
    provider.name = name;
    provider.kind = kind;
    provider.base_url = url;
    provider.key_env = key_env;
  };
  add("openai", provider_kind::openai, "https://api.openai.com/v1", "OPENAI_API_KEY");
  add("openrouter", provider_kind::openai, "https://openrouter.ai/api/v1", "OPENROUTER_API_KEY");
  add("anthropic", provider_kind::anthropic, "https://api.anthropic.com", "ANTHROPIC_API_KEY");
  add("gemini", provider_kind::gemini, "https://generativelanguage.googleapis.com/v1beta", "GEMINI_API_KEY");
  for (const usual_place& place : usual_places())
    add(place.provider, provider_kind::openai, place.base_url, "");
  return known;
}

/// What a role leaves open is as "default" says; the embedder and the image model are other kinds of models.
void fill_roles(model_settings& settings) {
  const auto found = settings.roles.find("default");
  if (found == settings.roles.end()) return;
  const role_settings usual = found->second;
  settings.roles.erase(found);
  for (const std::string& name : role_names()) {
    if (name == "embedder" || name == "image") continue;
    role_settings& role = settings.roles[name];
    // A role with a provider of its own does not take another provider's model.
    if (role.model.empty() && role.provider.empty()) role.model = usual.model;
    if (role.provider.empty()) role.provider = usual.provider;
    if (!role.temperature) role.temperature = usual.temperature;
    if (!role.max_tokens) role.max_tokens = usual.max_tokens;
  }
}

/// Anthropic's address is written with and without its version.
void drop_version(model_settings& settings) {
  for (auto& [name, provider] : settings.providers)
    if (provider.kind == provider_kind::anthropic && provider.base_url.ends_with("/v1"))
      provider.base_url.resize(provider.base_url.size() - 3);
}

void check(const model_settings& settings) {
  for (const auto& [name, role] : settings.roles) {
    if (role.model.empty()) throw input_error("The role \"" + name + "\" names no model.");
    const auto provider = settings.providers.find(role.provider);
    if (provider == settings.providers.end())
      throw input_error("The role \"" + name + "\" names no provider that is known: \"" + role.provider +
                        "\". Describe it in models.toml under [providers." + role.provider + "].");
    const provider_settings& its = provider->second;
    if (!its.secret.empty() && its.base_url.starts_with("http://") && !http::is_loopback(its.base_url))
      log::warning("The key of \"" + its.name + "\" goes over http, where others can read it. Use https.");
  }
}

}  // namespace

const std::vector<std::string>& role_names() {
  static const std::vector<std::string> names = {"planner",   "coder",    "critic", "verifier",
                                                 "librarian", "embedder", "image"};
  return names;
}

std::optional<role_settings> model_settings::role(const std::string& name) const {
  const auto found = roles.find(name);
  return found == roles.end() ? std::nullopt : std::optional(found->second);
}

const provider_settings& model_settings::provider_of(const std::string& name) const {
  const auto role = roles.find(name);
  const auto provider = role == roles.end() ? providers.end() : providers.find(role->second.provider);
  if (provider == providers.end())
    throw input_error("No model is set for the role \"" + name +
                      "\". Set MAQUETTE_MODEL, or name one in models.toml or in the add-on's preferences.");
  return provider->second;
}

model_settings read_model_settings(const std::filesystem::path& home, const environment& variables,
                                   const nlohmann::json& preferences) {
  model_settings settings;
  settings.providers = known_providers();
  if (const auto text = read_text_file(home / "models.toml"))
    apply_tables(settings, parse_toml(*text, "models.toml"), {"models.toml", false});
  apply_tables(settings, preferences, {"The preferences", true});
  fill_roles(settings);
  apply_environment(settings, variables);
  drop_version(settings);
  check(settings);
  return settings;
}

std::optional<embedding_settings> embedding_settings_of(const model_settings& settings) {
  const auto role = settings.role("embedder");
  if (!role) return std::nullopt;
  const provider_settings& provider = settings.provider_of("embedder");
  if (provider.kind == provider_kind::anthropic)
    throw input_error("The provider \"" + provider.name +
                      "\" makes no embeddings. Name another for the role \"embedder\".");
  // Gemini speaks OpenAI's protocol below a path of its own.
  const bool gemini = provider.kind == provider_kind::gemini;
  return embedding_settings{provider.base_url + (gemini ? "/openai" : ""), role->model, provider.secret};
}

}  // namespace maquette
