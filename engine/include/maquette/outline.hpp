// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "maquette/audit.hpp"

namespace maquette {

/// Red, green, blue and alpha of each pixel, in rows from the top: as in a PNG, sRGB with straight alpha.
struct picture_pixels {
  std::size_t width = 0, height = 0;
  std::span<const std::uint8_t> rgba;  ///< 4 x width x height
};

/// Where the object is in a picture: a byte a pixel, in rows from the top, 0 outside.
struct outline_mask {
  std::size_t width = 0, height = 0;
  std::vector<std::uint8_t> inside;
};

enum class outline_source { alpha, background };

std::string_view name_of(outline_source source);

/// What could be told of the object's outline in a picture.
struct picture_outline {
  std::optional<outline_mask> mask;  ///< smaller than the picture by a whole factor; nothing: see `reason`
  std::string reason;                ///< a sentence: why there is no outline
  outline_source source = outline_source::background;
  double confidence = 0.0;  ///< 0..1: the share of the outline along which the object stands out clearly
};

/// Finds the outline by the picture's alpha, or against a plain background: one colour or a smooth gradient,
/// with noise and soft shadows. Pure. Throws input_error where the bytes do not fit the size.
picture_outline read_outline(const picture_pixels& picture);

/// From where the asset is looked at.
struct outline_view {
  double azimuth = 0.0;      ///< degrees around z from the front, which faces -y; -180..180
  double elevation = 0.0;    ///< degrees above the ground
  double perspective = 0.0;  ///< the asset's radius over the camera's distance; 0 without perspective
  double iou = 0.0;          ///< 0..1: area in both outlines over area in either
};

/// Degrees; `from` is below `to`, which may be above 180.
struct azimuth_range {
  double from = 0.0, to = 0.0;
};

/// What is measured of an outline by itself. Heights are shares of its height, from the bottom.
struct outline_proportions {
  static constexpr std::size_t bands = 10;
  double tallness = 0.0;               ///< its box's height over its width
  std::array<double, bands> widths{};  ///< left edge to right edge in each tenth of its height, from the
                                       ///< bottom, as a share of the height
  double centroid = 0.0;               ///< height of its area's centre
};

struct outline_report {
  outline_view view;                     ///< the best found
  bool from_every_side = false;          ///< no azimuth agrees better than another
  std::vector<azimuth_range> as_good;    ///< azimuths that agree as well, the best one's range first
  std::optional<outline_view> mirrored;  ///< set where the picture's mirror image agrees clearly better
  outline_proportions reference, asset;  ///< the asset's as seen from the best view
};

/// Finds the view from which the meshes' outline is most like the reference's, both brought to one area and
/// one centre, and measures both. Pure; safe from several threads. Throws input_error where the mask is empty
/// or there is no surface, and cancelled when asked to stop.
outline_report compare_outline(const outline_mask& reference, const std::vector<part_mesh>& meshes,
                               const std::stop_token& stop = {});

/// The comparison as a finding of kind outline; an outline read with little `confidence` is never a warning.
audit_finding outline_finding(const outline_report& report, double confidence = 1.0);

/// {"iou","azimuth","elevation","perspective","as_good","mirrored","reference","asset","finding"}; azimuth is
/// null where the asset looks the same from every side.
void to_json(nlohmann::json& json, const outline_report& report);

}  // namespace maquette
