// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/scene.hpp"

#include <algorithm>
#include <unordered_map>

#include "audit/thresholds.hpp"

namespace maquette::auditing {
namespace {

namespace thresholds = audit_thresholds;

/// A float, so that what is subtracted from floats near it leaves no rounding.
std::array<double, 3> middle_of(const std::vector<part_mesh>& meshes, double& farthest) {
  box bounds;
  for (const part_mesh& mesh : meshes)
    for (const auto& [x, y, z] : mesh.positions) bounds.add(place{{x, y, z}});
  if (bounds.empty()) return {};
  const vec middle = bounds.middle();
  for (std::size_t axis = 0; axis < 3; ++axis)
    farthest = std::max({farthest, std::abs(static_cast<double>(bounds.low[axis])),
                         std::abs(static_cast<double>(bounds.high[axis]))});
  const place rounded = narrow(middle);
  return {static_cast<double>(rounded[0]), static_cast<double>(rounded[1]), static_cast<double>(rounded[2])};
}

/// An inner wall is turned inwards and lies within another island of its object.
void find_cavities(surface& surface) {
  for (island& inner : surface.islands) {
    if (!inner.closed || !inner.consistent || inner.volume >= 0.0) continue;
    for (island& outer : surface.islands)
      if (&outer != &inner && outer.closed && outer.consistent && outer.volume > -inner.volume &&
          outer.surface().contains(inner.some_point(), true)) {
        inner.cavity = true;
        break;
      }
  }
}

}  // namespace

scene read_scene(const std::vector<part_mesh>& meshes) {
  scene result;
  double farthest = 0.0;
  result.middle = middle_of(meshes, farthest);
  std::unordered_map<std::string, std::size_t> numbers;
  result.surfaces.reserve(meshes.size());
  for (std::size_t i = 0; i < meshes.size(); ++i) {
    const auto [found, is_new] = numbers.emplace(meshes[i].part, result.parts.size());
    if (is_new) result.parts.push_back({meshes[i].part, {}, 0, 0, 0});
    result.surfaces.push_back(read_surface(meshes[i], result.middle, found->second, i));
    surface& surface = result.surfaces.back();
    find_cavities(surface);
    scene_part& part = result.parts[found->second];
    part.bounds.add(surface.bounds);
    part.triangles += meshes[i].triangles.size();
    part.islands += surface.islands.size();
    ++part.objects;
    result.bounds.add(surface.bounds);
  }
  for (surface& surface : result.surfaces)
    for (island& island : surface.islands) result.islands.push_back(&island);
  std::vector<box> boxes;
  for (const island* island : result.islands) boxes.push_back(island->bounds);
  result.boxes = box_tree(boxes);
  result.diagonal = result.bounds.diagonal();
  result.touching = std::clamp(thresholds::touching_share * result.diagonal, thresholds::touching_least,
                               thresholds::touching_most) +
                    farthest * 1.2e-7;  // what floats lose so far out
  return result;
}

}  // namespace maquette::auditing
