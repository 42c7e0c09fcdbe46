// SPDX-License-Identifier: GPL-3.0-or-later
#include "outline/solid.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <unordered_map>

#include "maquette/error.hpp"

namespace maquette::outlining {
namespace {

using float3 = std::array<float, 3>;

bool is_number(const float3& p) { return std::isfinite(p[0]) && std::isfinite(p[1]) && std::isfinite(p[2]); }

/// Adds a mesh's triangles and their corners; a loose vertex is not seen.
void append(const part_mesh& mesh, solid& whole) {
  std::vector<std::int32_t> places(mesh.positions.size(), -1);
  const auto place_of = [&](std::int32_t corner) {
    const auto index = static_cast<std::size_t>(corner);
    if (corner < 0 || index >= places.size())
      throw input_error("A triangle of '" + mesh.object +
                        "' names a vertex that is not there. Rebuild the part.");
    if (places[index] >= 0) return places[index];
    if (!is_number(mesh.positions[index]))
      throw input_error("A vertex of '" + mesh.object + "' has a place that is no number. Rebuild the part.");
    places[index] = static_cast<std::int32_t>(whole.points.size());
    whole.points.push_back(mesh.positions[index]);
    return places[index];
  };
  for (const auto& [a, b, c] : mesh.triangles)
    whole.triangles.push_back({place_of(a), place_of(b), place_of(c)});
}

}  // namespace

solid read_solid(const std::vector<part_mesh>& meshes) {
  solid whole;
  for (const part_mesh& mesh : meshes) append(mesh, whole);
  float3 low = whole.points.empty() ? float3{} : whole.points.front(), high = low;
  for (const float3& p : whole.points)
    for (std::size_t axis = 0; axis < 3; ++axis) {
      low[axis] = std::min(low[axis], p[axis]);
      high[axis] = std::max(high[axis], p[axis]);
    }
  const float radius = std::hypot(high[0] - low[0], high[1] - low[1], high[2] - low[2]) / 2.0F;
  if (!(radius > 0.0F))
    throw input_error(
        "The asset has no surface to compare with the reference. Give a part some geometry first.");
  for (float3& p : whole.points)
    for (std::size_t axis = 0; axis < 3; ++axis)
      p[axis] = (p[axis] - (low[axis] + high[axis]) / 2.0F) / radius;
  return whole;
}

solid coarsened(const solid& fine, unsigned cells) {
  solid coarse;
  std::vector<std::int32_t> merged(fine.points.size());
  std::unordered_map<std::uint64_t, std::int32_t> found;
  const auto cell_of = [&](float place) {
    return static_cast<std::uint64_t>((std::clamp(place, -2.0F, 2.0F) + 2.0F) / 2.0F *
                                      static_cast<float>(cells));
  };
  for (std::size_t i = 0; i < fine.points.size(); ++i) {
    const float3& p = fine.points[i];
    const std::uint64_t key = (cell_of(p[0]) << 42) | (cell_of(p[1]) << 21) | cell_of(p[2]);
    const auto [place, is_new] = found.emplace(key, static_cast<std::int32_t>(coarse.points.size()));
    if (is_new) coarse.points.push_back(p);
    merged[i] = place->second;
  }
  const auto at = [&](std::int32_t corner) { return merged[static_cast<std::size_t>(corner)]; };
  for (const auto& [a, b, c] : fine.triangles)
    if (at(a) != at(b) && at(b) != at(c) && at(a) != at(c)) coarse.triangles.push_back({at(a), at(b), at(c)});
  return coarse;
}

void project(const solid& solid, const outline_view& view, std::vector<seen_point>& seen) {
  const auto radians = [](double degrees) { return degrees * std::numbers::pi / 180.0; };
  const double turn = radians(view.azimuth), rise = radians(view.elevation);
  const auto axis = [](double x, double y, double z) {
    return float3{static_cast<float>(x), static_cast<float>(y), static_cast<float>(z)};
  };
  const float3 right = axis(std::cos(turn), std::sin(turn), 0.0);
  const float3 down =
      axis(std::sin(turn) * std::sin(rise), -std::cos(turn) * std::sin(rise), -std::cos(rise));
  const float3 near = axis(std::sin(turn) * std::cos(rise), -std::cos(turn) * std::cos(rise), std::sin(rise));
  const auto along = [](const float3& a, const float3& p) { return a[0] * p[0] + a[1] * p[1] + a[2] * p[2]; };
  const auto perspective = static_cast<float>(view.perspective);
  seen.resize(solid.points.size());
  for (std::size_t i = 0; i < seen.size(); ++i) {
    const float3& p = solid.points[i];
    const float scale = 1.0F / (1.0F - perspective * along(near, p));
    seen[i] = {along(right, p) * scale, along(down, p) * scale};
  }
}

}  // namespace maquette::outlining
