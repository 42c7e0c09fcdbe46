// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/joining.hpp"

#include <algorithm>
#include <map>

#include "audit/union_find.hpp"

namespace maquette::auditing {
namespace {

piece merged(const std::vector<piece>& pieces, const std::vector<std::uint32_t>& members) {
  piece all;
  for (const std::uint32_t member : members) {
    const piece& each = pieces[member];
    all.islands.insert(all.islands.end(), each.islands.begin(), each.islands.end());
    all.parts.insert(each.parts.begin(), each.parts.end());
    all.bounds.add(each.bounds);
    all.area += each.area;
  }
  return all;
}

/// From one group of loose pieces to another, or to what stands.
struct step {
  std::uint32_t from = 0, to = 0;
  loose_way way;
};

}  // namespace

std::vector<loose_way> join_up(const std::vector<piece>& loose,
                               const std::function<std::optional<neighbour>(const piece&)>& nearest_to) {
  const auto standing = static_cast<std::uint32_t>(loose.size());
  std::map<std::uint32_t, std::uint32_t> piece_of;  // by island
  for (std::uint32_t i = 0; i < standing; ++i)
    for (const std::uint32_t island : loose[i].islands) piece_of[island] = i;
  union_find groups(loose.size() + 1);
  const auto group_at = [&](std::uint32_t island) {
    const auto found = piece_of.find(island);
    return groups.find(found == piece_of.end() ? standing : found->second);
  };

  std::vector<loose_way> ways;
  for (bool joined = true; joined;) {
    joined = false;
    std::map<std::uint32_t, std::vector<std::uint32_t>> members;
    for (std::uint32_t i = 0; i < standing; ++i)
      if (groups.find(i) != groups.find(standing)) members[groups.find(i)].push_back(i);
    std::vector<step> steps;
    for (const auto& [group, of_group] : members) {
      piece all = merged(loose, of_group);
      if (const auto near = nearest_to(all))
        steps.push_back({group, group_at(near->theirs), {std::move(all), *near}});
    }
    std::stable_sort(steps.begin(), steps.end(), [](const step& a, const step& b) {
      return a.way.near.distance() < b.way.near.distance();
    });
    for (const step& each : steps) {
      if (groups.find(each.from) == groups.find(each.to)) continue;
      // Of two that are each other's nearest, the lesser is the one that is off.
      const auto back = std::find_if(steps.begin(), steps.end(), [&](const step& other) {
        return other.from == each.to && other.to == each.from;
      });
      const bool other_is_lesser = back != steps.end() && back->way.loose.area < each.way.loose.area;
      ways.push_back(other_is_lesser ? back->way : each.way);
      groups.unite(each.from, each.to);
      joined = true;
    }
  }
  return ways;
}

}  // namespace maquette::auditing
