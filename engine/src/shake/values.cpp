// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include "maquette/shake.hpp"

namespace maquette {
namespace {

std::vector<parameter_value> over_range(const parameter& parameter, std::size_t steps) {
  std::vector<parameter_value> values;
  const auto last = static_cast<double>(std::max<std::size_t>(steps, 2) - 1);
  for (double step = 0.0; step <= last; step += 1.0) {
    const double at =
        std::min(parameter.high, parameter.low + (parameter.high - parameter.low) * step / last);
    if (parameter.kind == parameter_kind::count)
      values.emplace_back(static_cast<std::int64_t>(std::llround(at)));
    else
      values.emplace_back(at);
  }
  return values;
}

}  // namespace

std::vector<parameter_value> values_to_try(const parameter& parameter, std::size_t steps) {
  std::vector<parameter_value> values;
  switch (parameter.kind) {
    case parameter_kind::number:
    case parameter_kind::count:
      values = over_range(parameter, steps);
      break;
    case parameter_kind::choice:
      values.assign(parameter.choices.begin(), parameter.choices.end());
      break;
    case parameter_kind::toggle:
      values = {false, true};
      break;
    case parameter_kind::colour:
      break;
  }
  values.erase(std::unique(values.begin(), values.end()), values.end());
  std::erase(values, parameter.value);
  return values;
}

}  // namespace maquette
