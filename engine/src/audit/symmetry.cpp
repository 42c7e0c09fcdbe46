// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "audit/checks.hpp"
#include "audit/wording.hpp"

namespace maquette::auditing {
namespace {

/// Points asked for each plane. The error of an asset that is symmetric but for one part is found where one
/// of them falls on it: each island gives at least one.
constexpr std::size_t samples = 192;

/// A part of more loose pieces than this is strewn (hairs, leaves, gravel): none has a counterpart of its
/// own.
constexpr std::size_t strewn = 100;

struct worst {
  double error = 0.0;
  vec at;
  std::size_t part = 0;
};

/// From the point to the nearest surface; where that is not more than `enough`, anything up to it.
double distance_to(vec p, scene& scene, double enough) {
  box at;
  at.add(narrow(p));
  double nearest = 2.0 * scene.diagonal, limit = nearest * nearest;
  scene.boxes.for_nearest(at, limit, [&](std::uint32_t i) {
    if (const auto near = scene.islands[i]->surface().nearest_to(p, nearest, enough)) {
      limit = near->distance_squared;
      nearest = std::sqrt(limit);
    }
    return nearest > enough;
  });
  return nearest;
}

/// Ends where the error is surely more than `most`.
worst error_across(std::size_t axis, scene& scene, double most) {
  const vec middle = scene.bounds.middle();
  const double centre = axis == 0 ? middle.x : axis == 1 ? middle.y : middle.z;
  std::vector<std::pair<const island*, std::size_t>> asked;
  std::size_t points = 0;
  for (const island* island : scene.islands) points += island->points.size();
  const std::size_t stride = std::max<std::size_t>(1, points / samples);
  for (std::size_t next = stride / 2, before = 0, i = 0; i < scene.islands.size(); ++i) {
    const island* island = scene.islands[i];
    const bool is_asked = scene.parts[island->part].islands <= strewn;
    for (; next < before + island->points.size(); next += stride)
      if (is_asked) asked.emplace_back(island, next - before);
    before += island->points.size();
  }
  worst result;
  for (const auto& [from, index] : asked) {
    const vec at = wide(from->points[index]);
    vec mirrored = at;
    double& across = axis == 0 ? mirrored.x : axis == 1 ? mirrored.y : mirrored.z;
    across = 2.0 * centre - across;
    const double distance = distance_to(mirrored, scene, result.error);
    if (distance > result.error) result = {distance, at, from->part};
    if (result.error > most) break;
  }
  return result;
}

}  // namespace

std::optional<mirror_symmetry> check_symmetry(scene& scene, const audit_expectation& expected,
                                              findings& found) {
  if (scene.islands.empty()) return std::nullopt;
  std::size_t best_axis = 0;
  worst best;
  for (std::size_t axis = 0; axis < 3; ++axis) {
    const worst error =
        error_across(axis, scene, axis == 0 ? std::numeric_limits<double>::infinity() : best.error);
    if (axis == 0 || error.error < best.error) {
      best_axis = axis;
      best = error;
    }
    if (best.error <= scene.touching) break;  // no mirror is better than one without fault
  }
  if (expected.symmetry && best.error > *expected.symmetry) {
    audit_finding finding;
    finding.kind = audit_kind::symmetry;
    finding.parts = {scene.parts[best.part].name};
    finding.value = best.error;
    finding.unit = "m";
    finding.at = scene.placed(best.at);
    finding.message = "It is not symmetric: mirrored in " + std::string(1, "xyz"[best_axis]) +
                      ", its nearest to a mirror, " + scene.parts[best.part].name +
                      " has no counterpart within " + said_length(best.error) + ".";
    found.push_back(std::move(finding));
  }
  return mirror_symmetry{best_axis, best.error};
}

}  // namespace maquette::auditing
