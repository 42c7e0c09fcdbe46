// SPDX-License-Identifier: GPL-3.0-or-later
#include "outline/background.hpp"

#include <algorithm>
#include <cmath>

namespace maquette::outlining {
namespace {

/// So much of the border has to agree: an object may reach over an edge of the picture.
constexpr double plain_share = 0.75;
/// Levels of 255 by which a pixel of a plain background may leave the surface: paper, JPEG and film grain.
constexpr float most_tolerance = 20.0F, least_tolerance = 7.0F;

using place = std::array<std::size_t, 2>;
using row = std::array<double, 7>;  // six unknowns and the right-hand side

/// Places along the picture's border, a few pixels deep, a few thousand at most.
std::vector<place> border_of(const colour_picture& picture) {
  const std::size_t depth = std::max<std::size_t>(2, std::min(picture.width, picture.height) / 50);
  std::vector<place> places;
  for (std::size_t y = 0; y < picture.height; ++y)
    for (std::size_t x = 0; x < picture.width; ++x) {
      const std::size_t inward =
          std::min(std::min(x, picture.width - 1 - x), std::min(y, picture.height - 1 - y));
      if (inward < depth) places.push_back({x, y});
    }
  const std::size_t stride = places.size() / 4000 + 1;
  std::vector<place> some;
  for (std::size_t i = 0; i < places.size(); i += stride) some.push_back(places[i]);
  return some;
}

/// Gauss-Jordan with pivots. The equations are made solvable by a trace of damping on their diagonal.
std::array<double, 6> solved(std::array<row, 6> equations) {
  for (std::size_t i = 0; i < 6; ++i) {
    const auto pivot =
        std::max_element(equations.begin() + static_cast<std::ptrdiff_t>(i), equations.end(),
                         [&](const row& a, const row& b) { return std::abs(a[i]) < std::abs(b[i]); });
    std::swap(equations[i], *pivot);
    for (std::size_t other = 0; other < 6; ++other) {
      if (other == i) continue;
      const double factor = equations[other][i] / equations[i][i];
      for (std::size_t k = i; k < 7; ++k) equations[other][k] -= factor * equations[i][k];
    }
  }
  std::array<double, 6> result{};
  for (std::size_t i = 0; i < 6; ++i) result[i] = equations[i][6] / equations[i][i];
  return result;
}

float median(std::vector<float> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

}  // namespace

float difference(const rgb& a, const rgb& b) {
  return std::max({std::abs(a[0] - b[0]), std::abs(a[1] - b[1]), std::abs(a[2] - b[2])});
}

background::terms background::terms_at(std::size_t x, std::size_t y) const {
  const double u = 2.0 * static_cast<double>(x) / static_cast<double>(width_) - 1.0;
  const double v = 2.0 * static_cast<double>(y) / static_cast<double>(height_) - 1.0;
  return {1.0, u, v, u * u, u * v, v * v};
}

rgb background::at(std::size_t x, std::size_t y) const {
  const terms t = terms_at(x, y);
  rgb result{};
  for (std::size_t channel = 0; channel < 3; ++channel) {
    double sum = 0.0;
    for (std::size_t i = 0; i < t.size(); ++i) sum += surfaces_[channel][i] * t[i];
    result[channel] = static_cast<float>(sum);
  }
  return result;
}

/// Least squares in which a pixel counts the less the further it lies from the surface so far.
void background::fit(const colour_picture& picture, const std::vector<place>& border, double reach) {
  std::array<std::array<row, 6>, 3> equations{};
  for (auto& channel : equations)
    for (std::size_t i = 0; i < 6; ++i) channel[i][i] = 1e-6;
  for (const auto& [x, y] : border) {
    const double far = static_cast<double>(difference(picture.at(x, y), at(x, y))) / reach;
    const double weight = 1.0 / std::pow(1.0 + far * far, 2.0);
    const terms t = terms_at(x, y);
    for (std::size_t channel = 0; channel < 3; ++channel)
      for (std::size_t i = 0; i < 6; ++i) {
        for (std::size_t k = 0; k < 6; ++k) equations[channel][i][k] += weight * t[i] * t[k];
        equations[channel][i][6] += weight * t[i] * static_cast<double>(picture.at(x, y)[channel]);
      }
  }
  for (std::size_t channel = 0; channel < 3; ++channel) surfaces_[channel] = solved(equations[channel]);
}

std::optional<background> background::find(const colour_picture& picture) {
  const std::vector<place> border = border_of(picture);
  background found(picture.width, picture.height);
  for (std::size_t channel = 0; channel < 3; ++channel) {
    std::vector<float> levels;
    for (const auto& [x, y] : border) levels.push_back(picture.at(x, y)[channel]);
    found.surfaces_[channel][0] = static_cast<double>(median(std::move(levels)));
  }
  // From far to near: a gradient first has to be found before what leaves it can be told.
  for (const double reach : {50.0, 30.0, 20.0, 12.0, 8.0, 8.0, 8.0}) found.fit(picture, border, reach);
  std::vector<float> residuals;
  for (const auto& [x, y] : border) {
    const float residual = difference(picture.at(x, y), found.at(x, y));
    if (residual <= most_tolerance) residuals.push_back(residual);
  }
  if (static_cast<double>(residuals.size()) < plain_share * static_cast<double>(border.size()))
    return std::nullopt;
  found.tolerance_ = std::clamp(4.0F * median(std::move(residuals)) + 4.0F, least_tolerance, most_tolerance);
  return found;
}

}  // namespace maquette::outlining
