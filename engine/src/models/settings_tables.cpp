// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/settings_tables.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <ranges>

#include "maquette/error.hpp"
#include "wording/joined.hpp"

namespace maquette {
namespace {

using nlohmann::json;

/// One field of a table: reads its value, or says what is wrong with it.
class field {
 public:
  field(const json& value, std::string where) : value_(value), where_(std::move(where)) {}

  std::string text() const {
    if (!value_.is_string()) wrong("a text in quotes");
    return value_.get<std::string>();
  }
  double number_from(double least) const {
    if (!value_.is_number() || !(value_.get<double>() >= least)) wrong("a number from " + json(least).dump());
    return value_.get<double>();
  }
  std::int64_t count() const {
    if (!value_.is_number_integer() || value_.get<std::int64_t>() < 1) wrong("a whole number from 1");
    return value_.get<std::int64_t>();
  }
  std::chrono::milliseconds seconds() const {
    return std::chrono::milliseconds(std::llround(number_from(0.001) * 1000.0));
  }
  const std::string& where() const { return where_; }

 private:
  [[noreturn]] void wrong(const std::string& wanted) const {
    throw input_error(where_ + " must be " + wanted + ", not " + value_.dump() + ".");
  }

  const json& value_;
  std::string where_;
};

using setters = std::map<std::string, std::function<void(const field&)>>;

void apply(const json& table, const std::string& where, const setters& known) {
  if (!table.is_object()) throw input_error(where + " must be a table.");
  for (const auto& [name, value] : table.items()) {
    const auto setter = known.find(name);
    if (setter == known.end())
      throw input_error(where + " knows no \"" + name + "\". It takes: " + joined(known | std::views::keys) +
                        ".");
    setter->second(field(value, where + "." + name));
  }
}

void apply_provider(provider_settings& provider, const json& table, const std::string& where,
                    bool keys_allowed) {
  apply(table, where,
        {{"kind", [&](const field& f) { provider.kind = kind_named(f.text(), f.where()); }},
         {"base_url", [&](const field& f) { provider.base_url = without_slash(f.text()); }},
         {"key_env", [&](const field& f) { provider.key_env = f.text(); }},
         {"connect_seconds", [&](const field& f) { provider.connect_limit = f.seconds(); }},
         {"first_byte_seconds", [&](const field& f) { provider.first_byte_limit = f.seconds(); }},
         {"stall_seconds", [&](const field& f) { provider.stall_limit = f.seconds(); }},
         {"key", [&](const field& f) {
            if (!keys_allowed)
              throw input_error(f.where() +
                                ": keys are not read from files. Put it into an environment "
                                "variable and name that in key_env, or into the add-on's "
                                "preferences; and take it out of the file.");
            if (!f.text().empty()) provider.secret = key(f.text());
          }}});
  if (provider.base_url.empty()) throw input_error(where + " needs a base_url.");
}

void apply_role(role_settings& role, const json& table, const std::string& where) {
  apply(table, where,
        {{"provider", [&](const field& f) { role.provider = f.text(); }},
         {"model", [&](const field& f) { role.model = f.text(); }},
         {"temperature", [&](const field& f) { role.temperature = f.number_from(0); }},
         {"max_tokens", [&](const field& f) { role.max_tokens = f.count(); }}});
}

void apply_limits(model_settings& settings, const json& table, const std::string& where) {
  apply(table, where,
        {{"tokens_a_run", [&](const field& f) { settings.run_caps.tokens = f.count(); }},
         {"money_a_run", [&](const field& f) { settings.run_caps.money = f.number_from(0); }},
         {"tokens_a_session", [&](const field& f) { settings.session_caps.tokens = f.count(); }},
         {"money_a_session", [&](const field& f) { settings.session_caps.money = f.number_from(0); }}});
}

/// A role's name, or "default" for all that answer in words.
void check_role(const std::string& name, const std::string& where) {
  const auto& names = role_names();
  if (name == "default" || std::find(names.begin(), names.end(), name) != names.end()) return;
  std::string all = "default";
  for (const std::string& each : names) all += ", " + each;
  throw input_error(where + " knows no role \"" + name + "\". There are: " + all + ".");
}

}  // namespace

provider_kind kind_named(const std::string& name, const std::string& where) {
  if (name == "openai") return provider_kind::openai;
  if (name == "anthropic") return provider_kind::anthropic;
  if (name == "gemini") return provider_kind::gemini;
  throw input_error(where + " must be openai (which most servers speak), anthropic or gemini, not \"" + name +
                    "\".");
}

std::string without_slash(std::string url) {
  while (url.ends_with('/')) url.pop_back();
  return url;
}

void apply_tables(model_settings& settings, const json& tables, const tables_source& source) {
  const auto each_of = [&](const json& table, const std::string& name, const auto& visit) {
    if (!table.is_object()) throw input_error(source.name + ": " + name + " must be a table.");
    for (const auto& [entry, fields] : table.items())
      visit(entry, fields, source.name + ": " + name + "." + entry);
  };
  if (!tables.is_object()) throw input_error(source.name + " must hold tables.");
  for (const auto& [name, table] : tables.items()) {
    if (name == "providers") {
      each_of(table, name, [&](const std::string& entry, const json& fields, const std::string& where) {
        provider_settings& provider = settings.providers[entry];
        provider.name = entry;
        apply_provider(provider, fields, where, source.has_keys);
      });
    } else if (name == "roles") {
      each_of(table, name, [&](const std::string& entry, const json& fields, const std::string& where) {
        check_role(entry, source.name);
        apply_role(settings.roles[entry], fields, where);
      });
    } else if (name == "limits") {
      apply_limits(settings, table, source.name + ": limits");
    } else {
      throw input_error(source.name + " knows no table \"" + name +
                        "\". It takes: providers, roles, limits.");
    }
  }
}

}  // namespace maquette
