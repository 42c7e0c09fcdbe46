// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include "maquette/error.hpp"
#include "maquette/shake.hpp"

namespace maquette {
namespace {

using nlohmann::json;

json failure_to_json(const shake_failure& failure) {
  json values = json::object();
  for (const auto& [name, value] : failure.values) values[name] = value_to_json(value);
  return {{"values", std::move(values)},
          {"error", failure.error ? json(*failure.error) : json()},
          {"findings", failure.findings}};
}

json failures_to_json(const std::vector<shake_failure>& failures) {
  json list = json::array();
  for (const shake_failure& failure : failures) list.push_back(failure_to_json(failure));
  return list;
}

json parameter_to_json(const shaken_parameter& shaken) {
  json out{{"name", shaken.name},
           {"tried", shaken.tried},
           {"held", shaken.held()},
           {"failures", failures_to_json(shaken.failures)}};
  if (shaken.kind == parameter_kind::number || shaken.kind == parameter_kind::count) {
    out["range"] = {shaken.low, shaken.high};
    out["safe"] = {shaken.safe_low, shaken.safe_high};
  }
  return out;
}

}  // namespace

void from_json(const json& from, shake_settings& settings) {
  try {
    settings.steps = from.value("steps", settings.steps);
    settings.pairs = from.value("pairs", settings.pairs);
    settings.seed = from.value("seed", settings.seed);
    settings.closer = from.value("closer", settings.closer);
  } catch (const json::exception& reason) {
    throw input_error(std::string("The settings of the shake were not understood: ") + reason.what());
  }
}

void to_json(json& to, const shake_report& report) {
  json parameters = json::array();
  for (const shaken_parameter& shaken : report.parameters) parameters.push_back(parameter_to_json(shaken));
  to = {{"held", report.held()},
        {"before", report.before},
        {"parameters", std::move(parameters)},
        {"pairs_tried", report.pairs_tried},
        {"pairs", failures_to_json(report.pairs)}};
}

}  // namespace maquette
