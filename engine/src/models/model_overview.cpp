// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/model_overview.hpp"

#include <algorithm>
#include <optional>

#include "models/toml.hpp"

namespace maquette {
namespace {

using nlohmann::json;

/// The places that a setting may come from, asked in the order in which they go before each other.
class origins {
 public:
  origins(const std::filesystem::path& home, const environment& variables, const json& preferences)
      : preferences_(preferences), variables_(variables) {
    if (const auto text = read_text_file(home / "models.toml")) file_ = parse_toml(*text, "models.toml");
  }

  std::string of_role(const std::string& role, const std::string& field) const {
    const bool answers_in_words = role != "embedder" && role != "image";
    const bool named = field == "provider" || field == "model";
    if (answers_in_words && named && in_environment("MAQUETTE_MODEL")) {
      const bool by_kind = field == "provider" && in_environment("MAQUETTE_MODEL_KIND");
      const bool by_url = field == "provider" && in_environment("MAQUETTE_MODEL_URL");
      return std::string("environment: MAQUETTE_MODEL") + (by_url ? "_URL" : by_kind ? "_KIND" : "");
    }
    if (const auto found = in_tables("roles", role, field)) return *found;
    if (answers_in_words)
      if (const auto found = in_tables("roles", "default", field)) return *found;
    return "not set";
  }

  std::string of_provider(const std::string& provider, const std::string& field) const {
    if (const auto found = in_tables("providers", provider, field)) return *found;
    return "built in";
  }

  std::string of_key(const provider_settings& provider) const {
    if (provider.secret.empty()) return "not set";
    if (has(preferences_, "providers", provider.name, "key"))
      return "preferences: providers." + provider.name;
    return "environment: " + provider.key_env;
  }

  std::string of_limit(const std::string& name) const {
    if (preferences_.contains("limits") && preferences_["limits"].contains(name))
      return "preferences: limits";
    if (file_.contains("limits") && file_["limits"].contains(name)) return "models.toml: limits";
    return "not set";
  }

 private:
  bool in_environment(const std::string& name) const { return !variables_(name).value_or("").empty(); }

  static bool has(const json& tables, const char* table, const std::string& entry, const std::string& field) {
    return tables.contains(table) && tables[table].contains(entry) && tables[table][entry].contains(field);
  }

  std::optional<std::string> in_tables(const char* table, const std::string& entry,
                                       const std::string& field) const {
    const std::string where = std::string(table) + "." + entry;
    if (has(preferences_, table, entry, field)) return "preferences: " + where;
    if (has(file_, table, entry, field)) return "models.toml: " + where;
    return std::nullopt;
  }

  const json& preferences_;
  const environment& variables_;
  json file_ = json::object();
};

template <typename Value>
json or_null(const std::optional<Value>& value) {
  return value ? json(*value) : json(nullptr);
}

json roles_to_json(const model_settings& settings, const origins& from) {
  json out = json::array();
  for (const std::string& name : role_names()) {
    const role_settings role = settings.role(name).value_or(role_settings{});
    json entry{{"role", name},
               {"provider", role.provider},
               {"model", role.model},
               {"temperature", or_null(role.temperature)},
               {"max_tokens", or_null(role.max_tokens)},
               {"from", json::object()}};
    for (const char* field : {"provider", "model", "temperature", "max_tokens"})
      entry["from"][field] = from.of_role(name, field);
    out.push_back(std::move(entry));
  }
  return out;
}

std::string kind_of(const provider_settings& provider) {
  if (provider.kind == provider_kind::anthropic) return "anthropic";
  return provider.kind == provider_kind::gemini ? "gemini" : "openai";
}

json providers_to_json(const model_settings& settings, const origins& from) {
  const auto seconds = [](std::chrono::milliseconds limit) {
    return static_cast<double>(limit.count()) / 1000;
  };
  json out = json::array();
  for (const auto& [name, provider] : settings.providers) {
    const bool used = std::ranges::any_of(
        settings.roles, [&](const auto& role) { return role.second.provider == provider.name; });
    // What the environment gives an address of its own is named after the host, and in no table.
    const bool by_url = provider.key_env == "MAQUETTE_MODEL_KEY";
    out.push_back(
        {{"name", name},
         {"kind", kind_of(provider)},
         {"base_url", provider.base_url},
         {"key_env", provider.key_env},
         {"has_key", !provider.secret.empty()},
         {"used", used},
         {"connect_seconds", seconds(provider.connect_limit)},
         {"first_byte_seconds", seconds(provider.first_byte_limit)},
         {"stall_seconds", seconds(provider.stall_limit)},
         {"from",
          {{"base_url", by_url ? "environment: MAQUETTE_MODEL_URL" : from.of_provider(name, "base_url")},
           {"key", from.of_key(provider)}}}});
  }
  return out;
}

json limits_to_json(const model_settings& settings, const origins& from) {
  const auto entry = [&](const char* name, json value) {
    return json{{"name", name}, {"value", std::move(value)}, {"from", from.of_limit(name)}};
  };
  return {entry("tokens_a_run", or_null(settings.run_caps.tokens)),
          entry("money_a_run", or_null(settings.run_caps.money)),
          entry("tokens_a_session", or_null(settings.session_caps.tokens)),
          entry("money_a_session", or_null(settings.session_caps.money))};
}

}  // namespace

json model_overview(const std::filesystem::path& home, const environment& variables,
                    const json& preferences) {
  const model_settings settings = read_model_settings(home, variables, preferences);
  const origins from(home, variables, preferences);
  return {{"file", (home / "models.toml").string()},
          {"roles", roles_to_json(settings, from)},
          {"providers", providers_to_json(settings, from)},
          {"limits", limits_to_json(settings, from)}};
}

}  // namespace maquette
