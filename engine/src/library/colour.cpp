// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "library/lexicon.hpp"
#include "maquette/error.hpp"

namespace maquette::library {
namespace {

double to_linear(double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); }
double to_srgb(double c) { return c <= 0.0031308 ? c * 12.92 : 1.055 * std::pow(c, 1 / 2.4) - 0.055; }

double rounded(double c) { return std::round(std::clamp(c, 0.0, 1.0) * 10000) / 10000; }

}  // namespace

namespace {

/// The hue in turns, or nothing for what is nearly grey.
std::optional<double> hue(const colour& of) {
  const std::array<double, 3> c{to_srgb(of[0]), to_srgb(of[1]), to_srgb(of[2])};
  const auto [low, high] = std::minmax_element(c.begin(), c.end());
  const double range = *high - *low;
  if (range < 0.08) return std::nullopt;
  const auto top = high - c.begin();
  const std::array<double, 3> turns{(c[1] - c[2]) / range, 2 + (c[2] - c[0]) / range,
                                    4 + (c[0] - c[1]) / range};
  return std::fmod(turns[static_cast<std::size_t>(top)] / 6 + 1, 1.0);
}

}  // namespace

bool are_alike(const colour& one, const colour& other) {
  const auto a = hue(one), b = hue(other);
  if (!a || !b) return !a && !b;
  const double apart = std::abs(*a - *b);
  return std::min(apart, 1 - apart) < 0.1;
}

colour from_hex(const std::string& hex) {
  if (hex.size() != 7 || hex[0] != '#' ||
      hex.find_first_not_of("0123456789abcdefABCDEF", 1) != std::string::npos)
    throw data_error("'" + hex + "' is no colour of the form #rrggbb.");
  colour out{0, 0, 0, 1};
  for (std::size_t i = 0; i < 3; ++i)
    out[i] = rounded(to_linear(std::stoi(hex.substr(1 + 2 * i, 2), nullptr, 16) / 255.0));
  return out;
}

colour changed_colour(const colour& base, double amount) {
  // Worked in sRGB, where equal steps look about equal.
  std::array<double, 3> c{to_srgb(base[0]), to_srgb(base[1]), to_srgb(base[2])};
  if (amount > 0) {
    for (double& v : c) v *= amount;
  } else if (amount < 0) {
    for (double& v : c) v += (1 - v) * -amount;
  } else {
    const double grey = (c[0] + c[1] + c[2]) / 3;
    for (double& v : c) v = std::clamp(grey + (v - grey) * 1.25 + 0.06, 0.0, 1.0);
  }
  return {rounded(to_linear(c[0])), rounded(to_linear(c[1])), rounded(to_linear(c[2])), base[3]};
}

}  // namespace maquette::library
