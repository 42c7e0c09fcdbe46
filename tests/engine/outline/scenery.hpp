// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <memory>
#include <numbers>
#include <vector>

#include "maquette/outline.hpp"
#include "outline/drawing.hpp"

namespace maquette::testing {

/// What a test compares: boxes of its own making, handed over as the host does.
class blocks {
 public:
  /// A box from one corner to the other; metres.
  blocks& add(std::array<float, 3> low, std::array<float, 3> high) {
    const auto first = static_cast<std::int32_t>(positions_.size());
    for (int corner = 0; corner < 8; ++corner)
      positions_.push_back({(corner & 1) != 0 ? high[0] : low[0], (corner & 2) != 0 ? high[1] : low[1],
                            (corner & 4) != 0 ? high[2] : low[2]});
    constexpr std::array<std::array<std::int32_t, 4>, 6> faces{
        {{0, 1, 3, 2}, {4, 5, 7, 6}, {0, 1, 5, 4}, {2, 3, 7, 6}, {0, 2, 6, 4}, {1, 3, 7, 5}}};
    for (const auto& [a, b, c, d] : faces) {
      triangles_.push_back({first + a, first + b, first + c});
      triangles_.push_back({first + a, first + c, first + d});
    }
    return *this;
  }

  /// A surface of revolution around z through (radius, height) points.
  blocks& turn(const std::vector<std::array<float, 2>>& profile) {
    constexpr std::int32_t segments = 64;
    const auto first = static_cast<std::int32_t>(positions_.size());
    for (const auto& [radius, height] : profile)
      for (std::int32_t i = 0; i < segments; ++i) {
        const double angle = 2.0 * std::numbers::pi * i / segments;
        positions_.push_back({radius * static_cast<float>(std::cos(angle)),
                              radius * static_cast<float>(std::sin(angle)), height});
      }
    for (std::int32_t ring = 0; ring + 1 < static_cast<std::int32_t>(profile.size()); ++ring)
      for (std::int32_t i = 0; i < segments; ++i) {
        const std::int32_t a = first + ring * segments + i, b = first + ring * segments + (i + 1) % segments;
        triangles_.push_back({a, b, b + segments});
        triangles_.push_back({a, b + segments, a + segments});
      }
    return *this;
  }

  std::vector<part_mesh> meshes() const {
    const auto held = std::make_shared<blocks>(*this);
    part_mesh mesh;
    mesh.part = mesh.object = "block";
    mesh.positions = held->positions_;
    mesh.triangles = held->triangles_;
    mesh.owner = held;
    return {mesh};
  }

 private:
  std::vector<std::array<float, 3>> positions_;
  std::vector<std::array<std::int32_t, 3>> triangles_;
};

/// A thing that looks different from every side: a chair with one arm and a flag.
inline blocks odd_thing() {
  return blocks()
      .add({-0.25F, -0.2F, 0.0F}, {-0.2F, -0.15F, 0.4F})
      .add({0.2F, -0.2F, 0.0F}, {0.25F, -0.15F, 0.4F})
      .add({-0.25F, 0.15F, 0.0F}, {-0.2F, 0.2F, 0.4F})
      .add({0.2F, 0.15F, 0.0F}, {0.25F, 0.2F, 0.4F})
      .add({-0.25F, -0.2F, 0.4F}, {0.25F, 0.2F, 0.45F})
      .add({-0.25F, 0.15F, 0.45F}, {0.25F, 0.2F, 1.0F})
      .add({0.2F, -0.2F, 0.45F}, {0.25F, 0.15F, 0.65F});
}

/// The meshes' outline from somewhere, with room around it.
inline outline_mask seen_from(const std::vector<part_mesh>& meshes, const outline_view& view) {
  constexpr std::size_t size = 512, margin = 40;
  outlining::drawing drawing(size);
  drawing.draw(outlining::read_solid(meshes), view);
  outline_mask mask{size + 2 * margin, size + margin, {}};
  mask.inside.resize(mask.width * mask.height);
  for (std::size_t y = 0; y < size; ++y)
    for (std::size_t x = 0; x < size; ++x)
      mask.inside[y * mask.width + x + margin] = drawing.outline().at(x, y) ? 1 : 0;
  return mask;
}

inline outline_mask mirrored(outline_mask mask) {
  for (std::size_t y = 0; y < mask.height; ++y) {
    const auto row = mask.inside.begin() + static_cast<std::ptrdiff_t>(y * mask.width);
    std::reverse(row, row + static_cast<std::ptrdiff_t>(mask.width));
  }
  return mask;
}

/// Degrees between two azimuths, the short way.
inline double turn_between(double a, double b) { return std::abs(std::remainder(a - b, 360.0)); }

}  // namespace maquette::testing
