// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "maquette/outline.hpp"

namespace maquette::outlining {

using rgb = std::array<float, 3>;  ///< sRGB, 0..255

/// A picture of colours, rows from the top.
struct colour_picture {
  std::size_t width = 0, height = 0;
  std::vector<rgb> pixels;

  const rgb& at(std::size_t x, std::size_t y) const { return pixels[y * width + x]; }
};

/// The greatest difference of a channel.
float difference(const rgb& a, const rgb& b);

/// A plain background: for each channel a smooth surface, quadratic in x and y, laid through the picture's
/// border so that an object which reaches into the border does not bend it.
class background {
 public:
  /// Nothing where too little of the border agrees with one smooth surface.
  static std::optional<background> find(const colour_picture& picture);

  rgb at(std::size_t x, std::size_t y) const;
  /// How far noise takes a pixel of the background from `at`.
  float tolerance() const { return tolerance_; }

 private:
  using surface = std::array<double, 6>;
  using terms = std::array<double, 6>;

  background(std::size_t width, std::size_t height) : width_(width), height_(height) {}
  terms terms_at(std::size_t x, std::size_t y) const;
  void fit(const colour_picture& picture, const std::vector<std::array<std::size_t, 2>>& border,
           double reach);

  std::size_t width_, height_;
  std::array<surface, 3> surfaces_{};
  float tolerance_ = 0.0F;
};

}  // namespace maquette::outlining
