// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/contacts.hpp"

#include <algorithm>

#include "audit/shared_volume.hpp"
#include "audit/thresholds.hpp"

namespace maquette::auditing {
namespace {

namespace thresholds = audit_thresholds;

bool lies_within(const box& inner, const box& outer) {
  for (std::size_t axis = 0; axis < 3; ++axis)
    if (inner.low[axis] < outer.low[axis] || inner.high[axis] > outer.high[axis]) return false;
  return true;
}

/// In the material of the solid, not in a hollow of it.
bool in_material(const island& inner, island& outer, scene& scene) {
  if (!outer.closed || outer.cavity || !lies_within(inner.bounds, outer.bounds)) return false;
  if (!outer.surface().contains(inner.some_point(), outer.consistent)) return false;
  for (island& hollow : scene.surfaces[outer.object].islands)
    if (hollow.cavity && &hollow != &outer && hollow.surface().contains(inner.some_point(), true))
      return false;
  return true;
}

void meet(std::uint32_t i, std::uint32_t j, scene& scene, contact_graph& graph) {
  island &first = *scene.islands[i], &second = *scene.islands[j];
  const bool siblings = first.part == second.part;
  if (siblings && graph.within_parts.find(i) == graph.within_parts.find(j)) return;
  const auto unite = [&] {
    graph.together.unite(i, j);
    if (siblings) graph.within_parts.unite(i, j);
  };
  const auto near =
      first.surface().nearest_to(second.surface(), scene.touching, siblings ? scene.touching : 0.0);
  if (near) {
    unite();
    if (siblings) return;
    // What cuts the other may well only touch it: that is measured when all such meetings are known.
    const bool cuts = near->distance_squared <= 0.0;
    graph.meetings.push_back(
        {i, j, cuts ? contact_state::penetrating : contact_state::touching, near->first, {}});
  } else if (in_material(first, second, scene)) {
    unite();
    if (!siblings) graph.meetings.push_back({i, j, contact_state::contained, first.some_point(), {}});
  } else if (in_material(second, first, scene)) {
    unite();
    if (!siblings) graph.meetings.push_back({j, i, contact_state::contained, second.some_point(), {}});
  }
}

/// So much of a budget for each of `many`.
std::size_t share_of(std::size_t budget, std::size_t many, std::size_t least, std::size_t most) {
  return std::clamp(budget / std::max<std::size_t>(1, many), least, most);
}

/// How deep those that cut each other reach, and how much they share. The work is shared out: of many
/// meetings none is so grave that it must be known within hundredths.
void measure_depths(scene& scene, contact_graph& graph) {
  std::vector<meeting*> cutting, deep;
  for (meeting& meeting : graph.meetings)
    if (meeting.state == contact_state::penetrating) cutting.push_back(&meeting);
  const std::size_t samples = share_of(8000, cutting.size(), 48, 3000);
  for (meeting* meeting : cutting) {
    island &first = *scene.islands[meeting->first], &second = *scene.islands[meeting->second];
    meeting->depth = measure_penetration(first, second, scene.touching, samples);
    if (!meeting->depth) meeting->state = contact_state::touching;
    if (meeting->depth && meeting->depth->share > 0.5 * thresholds::sunk_share && first.closed &&
        second.closed)
      deep.push_back(meeting);
  }
  const std::size_t rays = share_of(4000, deep.size(), 36, 400);
  for (meeting* meeting : deep) {
    island &first = *scene.islands[meeting->first], &second = *scene.islands[meeting->second];
    penetration& depth = *meeting->depth;
    depth.volume = shared_volume(first, second, rays);
    const double whole = std::abs(depth.first_is_smaller ? first.volume : second.volume);
    depth.swallowed = whole > 0.0 ? std::min(1.0, depth.volume / whole) : 0.0;
  }
}

/// A hollow belongs to what is hollow.
void unite_cavities(scene& scene, contact_graph& graph) {
  for (std::uint32_t i = 0; i < scene.islands.size(); ++i)
    for (std::uint32_t j = 0; scene.islands[i]->cavity && j < scene.islands.size(); ++j)
      if (i != j && scene.islands[j]->object == scene.islands[i]->object &&
          lies_within(scene.islands[i]->bounds, scene.islands[j]->bounds)) {
        graph.together.unite(i, j);
        graph.within_parts.unite(i, j);
      }
}

}  // namespace

contact_graph find_contacts(scene& scene) {
  contact_graph graph{{}, union_find(scene.islands.size()), union_find(scene.islands.size())};
  unite_cavities(scene, graph);
  const double limit = scene.touching * scene.touching * (1.0 + 1e-5);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  scene.boxes.for_nearest(scene.boxes, limit, [&](std::uint32_t i, std::uint32_t j) {
    if (i < j) pairs.emplace_back(i, j);
    return true;
  });
  std::sort(pairs.begin(), pairs.end());
  for (const auto& [i, j] : pairs) meet(i, j, scene, graph);
  std::stable_sort(graph.meetings.begin(), graph.meetings.end(), [](const meeting& a, const meeting& b) {
    return std::pair(a.first, a.second) < std::pair(b.first, b.second);
  });
  measure_depths(scene, graph);
  return graph;
}

}  // namespace maquette::auditing
