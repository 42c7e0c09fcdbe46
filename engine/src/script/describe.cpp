// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "maquette/parameter.hpp"
#include "script/domain.hpp"
#include "script/number.hpp"
#include "script/sentence.hpp"

namespace maquette {
namespace {

std::size_t decimals_of(const std::string& number) {
  const std::size_t point = number.find('.');
  return point == std::string::npos ? 0 : number.size() - point - 1;
}

std::string with_decimals(std::string number, std::size_t count) {
  if (number.find('e') != std::string::npos) return number;
  const std::size_t has = decimals_of(number);
  if (has == 0 && count > 0) number += '.';
  return number.append(count - std::min(has, count), '0');
}

/// Both ends with as many decimals as the finer one needs: "0.35 to 0.60 m".
std::string range_text(const parameter& parameter) {
  const std::string low = source::plain_number(parameter.low);
  const std::string high = source::plain_number(parameter.high);
  const std::size_t decimals = std::max(decimals_of(low), decimals_of(high));
  return source::with_unit(with_decimals(low, decimals) + " to " + with_decimals(high, decimals), parameter);
}

}  // namespace

std::string source::with_unit(const std::string& number, const parameter& parameter) {
  if (parameter.unit.empty()) return number;
  return number + ' ' + (parameter.unit == "deg" ? "degrees" : parameter.unit);
}

std::string describe_domain(const parameter& parameter) {
  switch (parameter.kind) {
    case parameter_kind::number:
    case parameter_kind::count:
      return range_text(parameter);
    case parameter_kind::colour:
      return "a colour";
    case parameter_kind::choice:
      return source::listed(parameter.choices, "or");
    case parameter_kind::toggle:
      return "on or off";
  }
  return {};
}

}  // namespace maquette
