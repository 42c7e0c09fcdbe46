// SPDX-License-Identifier: GPL-3.0-or-later
#include "outline/against_background.hpp"

#include <algorithm>
#include <cmath>

#include "outline/regions.hpp"

namespace maquette::outlining {
namespace {

/// Levels from a pixel to the next within which a shadow on the background deepens; an edge is steeper.
constexpr float smooth_step = 3.0F;
/// A pixel at the outline is a blend of object and background where it leaves the line between their colours
/// by no more than this, in levels.
constexpr float blend = 14.0F;
/// A shadow darkens the background, at most to this share, and hardly tints it: levels of 255.
constexpr float darkest_shadow = 0.35F, lightest = 1.12F, tint = 12.0F;
/// An opening of fewer pixels is noise, or a highlight on the object.
constexpr std::size_t least_opening = 6;
/// JPEG spreads an object's colour over the blocks around it: this share of the contrast nearby, in levels at
/// most so many, and as far as two blocks reach.
constexpr float spread_share = 0.12F, most_spread = 16.0F;
constexpr std::size_t spread_reach = 8;

/// How far each pixel is from the background, in levels.
std::vector<float> distances(const colour_picture& picture, const background& plain) {
  std::vector<float> result(picture.pixels.size());
  for (std::size_t y = 0; y < picture.height; ++y)
    for (std::size_t x = 0; x < picture.width; ++x)
      result[y * picture.width + x] = difference(picture.at(x, y), plain.at(x, y));
  return result;
}

/// Calls `look` with each pixel within `reach` of a pixel, itself included.
template <typename Look>
void around(std::size_t width, std::size_t height, std::size_t pixel, std::size_t reach, Look look) {
  const std::size_t x = pixel % width, y = pixel / width;
  for (std::size_t row = y - std::min(y, reach); row <= std::min(height - 1, y + reach); ++row)
    for (std::size_t column = x - std::min(x, reach); column <= std::min(width - 1, x + reach); ++column)
      look(row * width + column);
}

/// How far a pixel of the background may be from it: further where something that differs much is near.
std::vector<float> tolerances(const std::vector<float>& distances, std::size_t width, std::size_t height,
                              float least) {
  const auto most_along = [&](const std::vector<float>& from, bool across) {
    std::vector<float> result(from.size());
    const std::size_t length = across ? width : height, stride = across ? 1 : width;
    for (std::size_t pixel = 0; pixel < from.size(); ++pixel) {
      const std::size_t place = across ? pixel % width : pixel / width;
      const std::size_t before = std::min(place, spread_reach),
                        after = std::min(length - 1 - place, spread_reach);
      for (std::size_t at = pixel - before * stride; at <= pixel + after * stride; at += stride)
        result[pixel] = std::max(result[pixel], from[at]);
    }
    return result;
  };
  std::vector<float> allowed = most_along(most_along(distances, true), false);
  for (float& level : allowed) level = std::max(least, std::min(level * spread_share, most_spread));
  return allowed;
}

rgb mean_around(const colour_picture& picture, std::size_t x, std::size_t y) {
  rgb sum{};
  float count = 0.0F;
  around(picture.width, picture.height, y * picture.width + x, 1, [&](std::size_t pixel) {
    for (std::size_t channel = 0; channel < 3; ++channel) sum[channel] += picture.pixels[pixel][channel];
    count += 1.0F;
  });
  for (float& channel : sum) channel /= count;
  return sum;
}

bool is_shadow_of(const rgb& pixel, const rgb& plain) {
  const float level = plain[0] + plain[1] + plain[2];
  const float share = (pixel[0] + pixel[1] + pixel[2]) / std::max(level, 1.0F);
  const rgb shaded{plain[0] * share, plain[1] * share, plain[2] * share};
  return share > darkest_shadow && share < lightest && difference(pixel, shaded) < tint;
}

/// Pixels in whose surroundings the colour hardly changes, and is that of the background in a soft shadow.
std::vector<char> soft_shadows(const colour_picture& picture, const background& plain) {
  colour_picture smooth{picture.width, picture.height, std::vector<rgb>(picture.pixels.size())};
  for (std::size_t y = 0; y < picture.height; ++y)
    for (std::size_t x = 0; x < picture.width; ++x)
      smooth.pixels[y * picture.width + x] = mean_around(picture, x, y);
  std::vector<char> result(picture.pixels.size());
  for (std::size_t y = 1; y + 1 < picture.height; ++y)
    for (std::size_t x = 1; x + 1 < picture.width; ++x) {
      const float slope = std::max(difference(smooth.at(x - 1, y), smooth.at(x + 1, y)),
                                   difference(smooth.at(x, y - 1), smooth.at(x, y + 1))) /
                          2.0F;
      result[y * picture.width + x] =
          slope <= smooth_step && is_shadow_of(smooth.at(x, y), plain.at(x, y)) ? 1 : 0;
    }
  return result;
}

/// How much of a blend is the object, 0..1; 1 where the pixel is no blend of the two.
float share_of_object(const rgb& pixel, const rgb& plain, const rgb& object) {
  float along = 0.0F, whole = 0.0F;
  for (std::size_t i = 0; i < 3; ++i) {
    along += (pixel[i] - plain[i]) * (object[i] - plain[i]);
    whole += (object[i] - plain[i]) * (object[i] - plain[i]);
  }
  const float share = along / std::max(whole, 1.0F);
  rgb blended{};
  for (std::size_t i = 0; i < 3; ++i) blended[i] = plain[i] + share * (object[i] - plain[i]);
  return difference(pixel, blended) < blend ? share : 1.0F;
}

/// A pixel at the outline that is more background than object is taken off it.
void trim_edge(outline_mask& mask, const colour_picture& picture, const background& plain,
               const std::vector<float>& distances) {
  const std::vector<std::uint8_t> before = mask.inside;
  for (std::size_t pixel = 0; pixel < before.size(); ++pixel) {
    if (before[pixel] == 0) continue;
    bool at_edge = false;
    std::size_t clearest = pixel;
    around(mask.width, mask.height, pixel, 1, [&](std::size_t near) { at_edge |= before[near] == 0; });
    if (!at_edge) continue;
    around(mask.width, mask.height, pixel, 2, [&](std::size_t near) {
      if (distances[near] > distances[clearest]) clearest = near;
    });
    const rgb behind = plain.at(pixel % mask.width, pixel / mask.width);
    if (share_of_object(picture.pixels[pixel], behind, picture.pixels[clearest]) < 0.5F)
      mask.inside[pixel] = 0;
  }
}

}  // namespace

outline_mask stand_out(const colour_picture& picture, const background& plain) {
  const std::vector<float> far = distances(picture, plain);
  const std::vector<float> allowed = tolerances(far, picture.width, picture.height, plain.tolerance());
  const std::vector<char> shadows = soft_shadows(picture, plain);
  outline_mask mask{picture.width, picture.height, std::vector<std::uint8_t>(far.size(), 1)};
  const auto reached = regions_of(picture.width, picture.height, [&](std::size_t pixel) {
    return far[pixel] <= allowed[pixel] || shadows[pixel] != 0;
  });
  for (const region& each : reached)
    if (each.at_border)
      for (const std::size_t pixel : each.pixels) mask.inside[pixel] = 0;
  const auto openings = regions_of(picture.width, picture.height, [&](std::size_t pixel) {
    return mask.inside[pixel] != 0 && far[pixel] <= allowed[pixel];
  });
  for (const region& each : openings)
    if (each.pixels.size() >= least_opening)
      for (const std::size_t pixel : each.pixels) mask.inside[pixel] = 0;
  trim_edge(mask, picture, plain, far);
  return mask;
}

double clearness(const colour_picture& picture, const background& plain, const outline_mask& mask) {
  const std::vector<float> far = distances(picture, plain);
  const float clear = 3.0F * plain.tolerance();
  std::size_t edge = 0, is_clear = 0;
  for (std::size_t pixel = 0; pixel < far.size(); ++pixel) {
    if (mask.inside[pixel] == 0) continue;
    bool at_edge = false;
    float most = 0.0F;
    around(mask.width, mask.height, pixel, 1, [&](std::size_t near) {
      at_edge |= mask.inside[near] == 0;
      most = std::max(most, far[near]);
    });
    if (!at_edge) continue;
    ++edge;
    if (most >= clear) ++is_clear;
  }
  return edge == 0 ? 0.0 : static_cast<double>(is_clear) / static_cast<double>(edge);
}

}  // namespace maquette::outlining
