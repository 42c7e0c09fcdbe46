// SPDX-License-Identifier: GPL-3.0-or-later
#define VALIJSON_USE_EXCEPTIONS 1
#include <stdexcept>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "maquette/structured.hpp"

namespace maquette {
namespace {

/// valijson's "<root>", "[parts]", "[0]" as "parts[0]".
std::string place_of(const std::vector<std::string>& context) {
  std::string place;
  for (const std::string& step : context) {
    if (!step.starts_with('[')) continue;
    const std::string name = step.substr(1, step.size() - 2);
    const bool index = name.find_first_not_of("0123456789") == std::string::npos;
    if (index)
      place += step;
    else
      place += (place.empty() ? "" : ".") + name;
  }
  return place.empty() ? "the document" : place;
}

}  // namespace

std::vector<std::string> schema_misfits(const nlohmann::json& value, const nlohmann::json& schema) {
  constexpr std::size_t most = 20;
  valijson::Schema parsed;
  valijson::SchemaParser().populateSchema(valijson::adapters::NlohmannJsonAdapter(schema), parsed);
  valijson::ValidationResults results;
  valijson::Validator().validate(parsed, valijson::adapters::NlohmannJsonAdapter(value), &results);

  std::vector<std::string> misfits;
  valijson::ValidationResults::Error found;
  while (misfits.size() < most && results.popError(found))
    misfits.push_back(place_of(found.context) + ": " + found.description);
  return misfits;
}

}  // namespace maquette
