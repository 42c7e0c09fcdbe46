// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include "maquette/error.hpp"
#include "outline/against_background.hpp"
#include "outline/regions.hpp"

namespace maquette {
namespace {

using namespace outlining;

/// Outlines are read at this size: enough for proportions to a few thousandths, and noise is averaged away.
constexpr std::size_t reading_size = 640;
/// A pixel that lets more than half through is outside.
constexpr float half_alpha = 127.5F;
/// Pieces smaller than this share of the largest are specks, letters and watermarks.
constexpr double speck_share = 0.01;
/// An object smaller than this share of the picture says too little of its shape.
constexpr double least_share = 0.003;
constexpr double least_confidence = 0.4;

/// The picture made smaller by a whole factor, with alpha apart; a colour counts by its alpha.
struct reading {
  colour_picture colours;
  std::vector<float> alpha;
};

reading read(const picture_pixels& picture) {
  const std::size_t factor = (std::max(picture.width, picture.height) + reading_size - 1) / reading_size;
  const std::size_t width = std::max<std::size_t>(1, picture.width / factor);
  const std::size_t height = std::max<std::size_t>(1, picture.height / factor);
  reading result{{width, height, std::vector<rgb>(width * height)}, std::vector<float>(width * height)};
  for (std::size_t y = 0; y < height; ++y)
    for (std::size_t x = 0; x < width; ++x) {
      std::array<float, 4> sum{};
      std::size_t count = 0;
      for (std::size_t row = y * factor; row < std::min((y + 1) * factor, picture.height); ++row)
        for (std::size_t column = x * factor; column < std::min((x + 1) * factor, picture.width); ++column) {
          const std::uint8_t* pixel = &picture.rgba[4 * (row * picture.width + column)];
          for (std::size_t channel = 0; channel < 4; ++channel)
            sum[channel] += static_cast<float>(pixel[channel]);
          ++count;
        }
      const auto share = 1.0F / static_cast<float>(count);
      result.colours.pixels[y * width + x] = {sum[0] * share, sum[1] * share, sum[2] * share};
      result.alpha[y * width + x] = sum[3] * share;
    }
  return result;
}

/// Whether alpha draws an outline: part of the border is clear, and something is not.
bool has_alpha(const reading& picture) {
  const std::size_t width = picture.colours.width, height = picture.colours.height;
  std::size_t border = 0, clear = 0, solid = 0;
  for (std::size_t i = 0; i < picture.alpha.size(); ++i) {
    const std::size_t x = i % width, y = i / width;
    const bool is_clear = picture.alpha[i] < half_alpha;
    if (!is_clear) ++solid;
    if (x != 0 && y != 0 && x + 1 != width && y + 1 != height) continue;
    ++border;
    if (is_clear) ++clear;
  }
  return solid > 0 && clear * 20 > border;
}

void drop_specks(outline_mask& mask) {
  const auto pieces =
      regions_of(mask.width, mask.height, [&](std::size_t pixel) { return mask.inside[pixel] != 0; });
  std::size_t largest = 0;
  for (const region& piece : pieces) largest = std::max(largest, piece.pixels.size());
  for (const region& piece : pieces)
    if (static_cast<double>(piece.pixels.size()) < speck_share * static_cast<double>(largest))
      for (const std::size_t pixel : piece.pixels) mask.inside[pixel] = 0;
}

double share_inside(const outline_mask& mask) {
  return static_cast<double>(std::count(mask.inside.begin(), mask.inside.end(), 1)) /
         static_cast<double>(mask.inside.size());
}

/// The share of the picture's border over which the object reaches.
double share_at_border(const outline_mask& mask) {
  std::size_t border = 0, inside = 0;
  for (std::size_t i = 0; i < mask.inside.size(); ++i) {
    const std::size_t x = i % mask.width, y = i / mask.width;
    if (x != 0 && y != 0 && x + 1 != mask.width && y + 1 != mask.height) continue;
    ++border;
    if (mask.inside[i] != 0) ++inside;
  }
  return static_cast<double>(inside) / static_cast<double>(border);
}

picture_outline refused(std::string reason, outline_source source) {
  return {std::nullopt, std::move(reason), source, 0.0};
}

picture_outline read_alpha(const reading& picture) {
  outline_mask mask{picture.colours.width, picture.colours.height, {}};
  std::size_t between = 0;
  for (const float alpha : picture.alpha) {
    mask.inside.push_back(alpha >= half_alpha ? 1 : 0);
    if (alpha > 25.0F && alpha < 230.0F) ++between;
  }
  drop_specks(mask);
  const double share = share_inside(mask);
  if (share < least_share)
    return refused("No outline: the object is too small in the picture. Crop the picture to it.",
                   outline_source::alpha);
  // Glass and smoke are half clear all over; where they end is a matter of taste.
  const double half_clear = static_cast<double>(between) / (share * static_cast<double>(mask.inside.size()));
  return {std::move(mask), "", outline_source::alpha, std::clamp(1.2 - half_clear, 0.0, 1.0)};
}

picture_outline read_background(const reading& picture) {
  constexpr auto source = outline_source::background;
  const auto plain = background::find(picture.colours);
  if (!plain)
    return refused(
        "No outline: the picture's background is not plain. Give a picture with a transparent or "
        "one-coloured "
        "background.",
        source);
  outline_mask mask = stand_out(picture.colours, *plain);
  drop_specks(mask);
  if (share_inside(mask) < least_share)
    return refused("No outline: nothing stands out from the picture's background.", source);
  if (share_at_border(mask) > 0.05)
    return refused("No outline: the picture's edge cuts the object off. Give a picture that shows it whole.",
                   source);
  const double confidence = clearness(picture.colours, *plain, mask);
  if (confidence < least_confidence)
    return refused(
        "No outline: the object hardly differs from the picture's background. Give a picture with another "
        "background.",
        source);
  return {std::move(mask), "", source, confidence};
}

}  // namespace

std::string_view name_of(outline_source source) {
  return source == outline_source::alpha ? "alpha" : "background";
}

picture_outline read_outline(const picture_pixels& picture) {
  if (picture.width == 0 || picture.height == 0 || picture.rgba.size() != 4 * picture.width * picture.height)
    throw input_error("The picture's pixels do not fit its size: four bytes a pixel are needed.");
  const reading read_picture = read(picture);
  return has_alpha(read_picture) ? read_alpha(read_picture) : read_background(read_picture);
}

}  // namespace maquette
