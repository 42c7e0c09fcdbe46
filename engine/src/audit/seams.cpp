// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/seams.hpp"

#include <algorithm>
#include <unordered_map>

namespace maquette::auditing {
namespace {

/// By sheet: whether all its triangles lie in one plane.
std::vector<char> find_flat_sheets(std::span<const corner_indices> triangles, const island_numbers& sheets,
                                   const surface& surface) {
  constexpr double flat_share = 1e-5;  // of the object's diagonal
  struct plane {
    vec at, normal;
  };
  std::vector<plane> planes(sheets.count);
  const auto corner = [&](std::int32_t vertex) { return wide(surface.positions[vertex]); };
  for (const corner_indices& corners : triangles) {
    const auto& [a, b, c] = corners;
    const vec normal = cross(corner(b) - corner(a), corner(c) - corner(a));
    plane& plane = planes[sheets.of(corners)];
    if (dot(normal, normal) > dot(plane.normal, plane.normal)) plane = {corner(a), normal};
  }
  for (plane& plane : planes)
    if (const double size = length(plane.normal); size > 0.0) plane.normal = plane.normal * (1.0 / size);
  const double limit = flat_share * surface.bounds.diagonal();
  std::vector<char> flat(sheets.count, 1);
  for (const corner_indices& corners : triangles)
    for (const std::int32_t vertex : corners) {
      const plane& plane = planes[sheets.of(corners)];
      if (std::abs(dot(corner(vertex) - plane.at, plane.normal)) > limit) flat[sheets.of(corners)] = 0;
    }
  return flat;
}

}  // namespace

void count_duplicates(std::span<const corner_indices> triangles, const edge_list& edges,
                      const island_numbers& sheets, surface& result) {
  const auto key = [&](std::uint32_t low, std::uint32_t high) {
    const std::uint64_t a = result.welded[low], b = result.welded[high];
    return a < b ? a << 32 | b : b << 32 | a;
  };
  std::unordered_map<std::uint64_t, std::vector<std::pair<std::uint32_t, std::uint32_t>>> seams;
  edges.for_each([&](std::uint32_t low, std::span<const edge_use> uses) {
    if (uses.size() == 1) seams[key(low, uses[0].high())].emplace_back(low, uses[0].high());
  });
  std::erase_if(seams, [](const auto& seam) { return seam.second.size() < 2; });
  if (seams.empty() && result.loose.count == 0) return;

  const std::vector<char> flat = find_flat_sheets(triangles, sheets, result);
  const auto sheet_of = [&](const auto& side) { return sheets.of_vertex[side.first]; };
  std::unordered_map<std::uint32_t, bool> caps;  // flat sheets, and whether all their seams are with others
  for (const auto& [place, sides] : seams) {
    const bool mixed = sides.size() == 2 && flat[sheet_of(sides[0])] != flat[sheet_of(sides[1])];
    for (const auto& side : sides)
      if (flat[sheet_of(side)] != 0) caps.emplace(sheet_of(side), true).first->second &= mixed;
  }
  std::erase_if(caps, [](const auto& cap) { return !cap.second; });
  const bool in_pairs = caps.size() % 2 == 0;
  std::vector<char> open(result.positions.size(), 0);
  for (const auto& [place, sides] : seams) {
    const bool capped = in_pairs && std::any_of(sides.begin(), sides.end(), [&](const auto& side) {
                          return caps.contains(sheet_of(side));
                        });
    if (capped) continue;
    for (const auto& [low, high] : sides) open[low] = open[high] = 1;
  }
  for (std::uint32_t i = 0; i < open.size(); ++i)
    if (result.welded[i] != i && (open[i] != 0 || sheets.of_vertex[i] == island_numbers::none))
      result.duplicate.add(wide(result.positions[i]));
}

}  // namespace maquette::auditing
