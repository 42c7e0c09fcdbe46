// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <nlohmann/json.hpp>

#include "maquette/parameter.hpp"

namespace maquette {
namespace {

/// In the order of parameter_kind.
constexpr std::array<const char*, 5> kind_names{"number", "count", "colour", "choice", "switch"};

}  // namespace

nlohmann::json value_to_json(const parameter_value& value) {
  return std::visit([](const auto& held) { return nlohmann::json(held); }, value);
}

void to_json(nlohmann::json& json, const parameter& parameter) {
  json = {{"name", parameter.name},
          {"kind", kind_names.at(static_cast<std::size_t>(parameter.kind))},
          {"value", value_to_json(parameter.value)},
          {"unit", parameter.unit},
          {"low", parameter.low},
          {"high", parameter.high},
          {"choices", parameter.choices},
          {"domain", describe_domain(parameter)},
          {"meaning", parameter.meaning},
          {"group", parameter.group},
          {"line", parameter.line}};
}

}  // namespace maquette
