// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string>
#include <utility>
#include <vector>

#include "maquette/audit.hpp"

namespace maquette::testing {

/// A mesh that a test makes; metres. Faces look outwards.
struct shape {
  std::vector<point> points;
  std::vector<std::array<std::int32_t, 3>> triangles;

  shape moved(double x, double y, double z) const {
    shape result = *this;
    for (point& p : result.points) p = {p[0] + x, p[1] + y, p[2] + z};
    return result;
  }
  /// Turned by a quarter about each axis in turn, so that z becomes x; twice, and z becomes y.
  shape lying() const {
    shape result = *this;
    for (point& p : result.points) p = {p[2], p[0], p[1]};
    return result;
  }
  shape inside_out() const {
    shape result = *this;
    for (auto& triangle : result.triangles) std::swap(triangle[1], triangle[2]);
    return result;
  }
  shape with(const shape& other) const {
    shape result = *this;
    const auto first = static_cast<std::int32_t>(points.size());
    result.points.insert(result.points.end(), other.points.begin(), other.points.end());
    for (const auto& [a, b, c] : other.triangles)
      result.triangles.push_back({a + first, b + first, c + first});
    return result;
  }
};

/// About its centre.
inline shape box(double width, double depth, double height) {
  shape result;
  for (const double z : {-height / 2, height / 2})
    for (const double y : {-depth / 2, depth / 2})
      for (const double x : {-width / 2, width / 2}) result.points.push_back({x, y, z});
  result.triangles = {{0, 2, 3}, {0, 3, 1}, {4, 5, 7}, {4, 7, 6}, {0, 1, 5}, {0, 5, 4},
                      {2, 6, 7}, {2, 7, 3}, {0, 4, 6}, {0, 6, 2}, {1, 3, 7}, {1, 7, 5}};
  return result;
}

/// Turned about z: rings of (radius, height) joined in their order. Closed: the last joins the first; else a
/// ring of radius 0 at either end closes it, and another end stays open.
inline shape turned(const std::vector<std::pair<double, double>>& profile, bool closed = false,
                    std::int32_t segments = 48) {
  shape result;
  std::vector<std::int32_t> starts;
  for (const auto& [radius, height] : profile) {
    starts.push_back(static_cast<std::int32_t>(result.points.size()));
    for (std::int32_t i = 0; i < (radius > 0.0 ? segments : 1); ++i) {
      const double angle = 2.0 * std::numbers::pi * i / segments;
      result.points.push_back({radius * std::cos(angle), radius * std::sin(angle), height});
    }
  }
  const std::size_t joins = closed ? profile.size() : profile.size() - 1;
  for (std::size_t ring = 0; ring < joins; ++ring) {
    const std::size_t above = (ring + 1) % profile.size();
    for (std::int32_t i = 0; i < segments; ++i) {
      const auto at = [&](std::size_t which, std::int32_t index) {
        return starts[which] + (profile[which].first > 0.0 ? index % segments : 0);
      };
      if (profile[ring].first > 0.0) result.triangles.push_back({at(ring, i), at(ring, i + 1), at(above, i)});
      if (profile[above].first > 0.0)
        result.triangles.push_back({at(ring, i + 1), at(above, i + 1), at(above, i)});
    }
  }
  return result;
}

inline shape cylinder(double radius, double height) {
  return turned({{0, -height / 2}, {radius, -height / 2}, {radius, height / 2}, {0, height / 2}});
}

inline shape sphere(double radius, int rings = 24) {
  std::vector<std::pair<double, double>> profile;
  for (int i = 0; i <= rings; ++i) {
    const double angle = std::numbers::pi * i / rings;
    profile.emplace_back(i == 0 || i == rings ? 0.0 : radius * std::sin(angle), -radius * std::cos(angle));
  }
  return turned(profile);
}

inline shape ring(double radius, double thickness) {
  std::vector<std::pair<double, double>> profile;
  for (int i = 0; i < 16; ++i) {
    const double angle = 2.0 * std::numbers::pi * i / 16;
    profile.emplace_back(radius + thickness * std::cos(angle), thickness * std::sin(angle));
  }
  return turned(profile, true);
}

/// A pot, a cup, a bucket: walls and a floor of one thickness, standing on z = 0.
inline shape vessel(double radius, double height, double wall) {
  return turned(
      {{0, 0}, {radius, 0}, {radius, height}, {radius - wall, height}, {radius - wall, wall}, {0, wall}});
}

/// Meshes as the host hands them over.
class assembly {
 public:
  assembly& add(const std::string& part, const shape& shape, const std::string& object = "") {
    auto held = std::make_shared<buffers>();
    for (const point& p : shape.points)
      held->positions.push_back({static_cast<float>(p[0] + offset[0]), static_cast<float>(p[1] + offset[1]),
                                 static_cast<float>(p[2] + offset[2])});
    held->triangles = shape.triangles;
    part_mesh mesh;
    mesh.part = part;
    mesh.object = object.empty() ? part : object;
    mesh.materials = {"wood"};
    mesh.positions = held->positions;
    mesh.triangles = held->triangles;
    mesh.owner = held;
    meshes.push_back(std::move(mesh));
    return *this;
  }
  audit_report audited(const audit_expectation& expected = {}) const { return audit(meshes, expected); }

  point offset{};
  std::vector<part_mesh> meshes;

 private:
  struct buffers {
    std::vector<std::array<float, 3>> positions;
    std::vector<std::array<std::int32_t, 3>> triangles;
  };
};

/// All messages, for a test that failed.
inline std::string told(const audit_report& report) {
  std::string result;
  for (const audit_finding& finding : report.findings)
    result += std::string(name_of(finding.kind)) + ": " + finding.message + "\n";
  return result;
}

inline const audit_finding* find(const audit_report& report, audit_kind kind) {
  const auto found = std::find_if(report.findings.begin(), report.findings.end(),
                                  [&](const audit_finding& finding) { return finding.kind == kind; });
  return found == report.findings.end() ? nullptr : &*found;
}

inline bool about(double value, double expected) {
  return std::abs(value - expected) <= 0.05 * std::abs(expected);
}

}  // namespace maquette::testing
