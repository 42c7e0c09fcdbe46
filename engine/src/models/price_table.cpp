// SPDX-License-Identifier: GPL-3.0-or-later
#include <regex>

#include "embedded/prices.hpp"
#include "maquette/error.hpp"
#include "maquette/usage.hpp"
#include "models/toml.hpp"

namespace maquette {
namespace {

double amount(const nlohmann::json& table, const std::string& field, const std::string& where) {
  const auto found = table.find(field);
  if (found == table.end() || !found->is_number() || found->get<double>() < 0)
    throw input_error(where + " needs \"" + field + "\": US dollars for a million tokens.");
  return found->get<double>();
}

}  // namespace

price_table price_table::parse(std::string_view toml, const std::string& name) {
  price_table table;
  const nlohmann::json document = parse_toml(toml, name);
  for (const auto& [model, fields] : document.items()) {
    const std::string where = name + ": \"" + model + "\"";
    if (!fields.is_object()) throw input_error(where + " must be a table of prices.");
    price each;
    each.in = amount(fields, "in", where);
    each.out = amount(fields, "out", where);
    each.cached = fields.contains("cached") ? amount(fields, "cached", where) : each.in;
    each.written = fields.contains("written") ? amount(fields, "written", where) : each.in;
    table.prices_[model] = each;
  }
  return table;
}

price_table price_table::read(const std::filesystem::path& home) {
  price_table table = parse(embedded::prices(), "prices.toml");
  const auto file = home / "prices.toml";
  if (const auto text = read_text_file(file)) {
    price_table own = parse(*text, file.filename().string());
    own.prices_.merge(table.prices_);  // the user's stay
    return own;
  }
  return table;
}

std::optional<double> price_table::cost(const std::string& model, const usage& used) const {
  static const std::regex date("-(20[0-9]{6}|20[0-9]{2}-[0-9]{2}-[0-9]{2})$");
  auto found = prices_.find(model);
  if (found == prices_.end()) found = prices_.find(std::regex_replace(model, date, ""));
  if (found == prices_.end()) return std::nullopt;
  const price& each = found->second;
  const auto plain = static_cast<double>(used.tokens_in - used.tokens_cached - used.tokens_written);
  return (plain * each.in + static_cast<double>(used.tokens_cached) * each.cached +
          static_cast<double>(used.tokens_written) * each.written +
          static_cast<double>(used.tokens_out) * each.out) /
         1e6;
}

}  // namespace maquette
