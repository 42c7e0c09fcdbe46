// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/alike.hpp"

#include <algorithm>
#include <string_view>

#include "audit/thresholds.hpp"

namespace maquette::auditing {
namespace {

namespace thresholds = audit_thresholds;

/// "wheel" of "wheel_2" and "wheel 3".
std::string_view stem_of(std::string_view name) {
  const std::size_t last = name.find_last_not_of("0123456789 _-.");
  return name.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

bool meets_part(std::uint32_t island, std::size_t part, const scene& scene, const contact_graph& graph) {
  return std::any_of(graph.meetings.begin(), graph.meetings.end(), [&](const meeting& each) {
    return (each.first == island && scene.islands[each.second]->part == part) ||
           (each.second == island && scene.islands[each.first]->part == part);
  });
}

}  // namespace

bool are_alike(const island& a, const island& b) {
  const auto extents = [](const box& box) {
    const vec size = box.size();
    std::array<double, 3> sorted{size.x, size.y, size.z};
    std::sort(sorted.begin(), sorted.end());
    return sorted;
  };
  const auto mine = extents(a.bounds), theirs = extents(b.bounds);
  for (std::size_t i = 0; i < 3; ++i)
    if (std::abs(mine[i] - theirs[i]) > thresholds::like_share * mine[2]) return false;
  return true;
}

bool likes_meet(const std::vector<std::uint32_t>& piece, const neighbour& near, const scene& scene,
                const contact_graph& graph) {
  const island &mine = *scene.islands[near.mine], &theirs = *scene.islands[near.theirs];
  if (piece.size() != 1 || mine.part == theirs.part ||
      near.distance() > thresholds::near_like_share * mine.bounds.diagonal())
    return false;
  std::size_t likes = 0;
  for (std::uint32_t i = 0; i < scene.islands.size(); ++i) {
    const island& other = *scene.islands[i];
    if (&other == &mine || stem_of(scene.name_of(other)) != stem_of(scene.name_of(mine)) ||
        !are_alike(mine, other))
      continue;
    if (!meets_part(i, theirs.part, scene, graph)) return false;
    ++likes;
  }
  return likes >= 2;
}

}  // namespace maquette::auditing
