// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/topology.hpp"

#include "audit/union_find.hpp"

namespace maquette::auditing {

island_numbers number_islands(std::span<const corner_indices> triangles, std::size_t vertices) {
  union_find sets(vertices);
  std::vector<char> used(vertices, 0);
  for (const auto& [a, b, c] : triangles) {
    sets.unite(static_cast<std::uint32_t>(a), static_cast<std::uint32_t>(b));
    sets.unite(static_cast<std::uint32_t>(b), static_cast<std::uint32_t>(c));
    used[a] = used[b] = used[c] = 1;
  }
  island_numbers result{std::vector<std::uint32_t>(vertices, island_numbers::none), 0};
  for (std::uint32_t i = 0; i < vertices; ++i) {
    if (used[i] == 0) continue;
    // A set is named by its first member, which has its number already.
    const std::uint32_t first = sets.find(i);
    result.of_vertex[i] = first == i ? result.count++ : result.of_vertex[first];
  }
  return result;
}

bool is_closed(std::span<const corner_indices> triangles, std::size_t vertices) {
  // The sides from a lower vertex to a higher are listed by the lower one ...
  std::vector<std::uint32_t> ends(vertices + 1, 0);
  std::size_t up = 0, down = 0;
  for (const corner_indices& corners : triangles)
    for_each_side(corners, [&](std::uint32_t from, std::uint32_t to) {
      ends[from] += from < to ? 1U : 0U;
      (from < to ? up : down) += 1;
    });
  if (up != down) return false;
  std::uint32_t sum = 0;
  for (std::uint32_t& end : ends) end = sum += end;
  std::vector<std::uint32_t> highs(up);
  for (const corner_indices& corners : triangles)
    for_each_side(corners, [&](std::uint32_t from, std::uint32_t to) {
      if (from < to) highs[--ends[from]] = to;
    });
  // ... and each of the others takes its counterpart off the list, which is empty in the end.
  constexpr std::uint32_t taken = island_numbers::none;
  bool all_found = true;
  for (const corner_indices& corners : triangles) {
    for_each_side(corners, [&](std::uint32_t from, std::uint32_t to) {
      if (from < to) return;
      const std::uint32_t end = ends[to + 1];
      std::uint32_t at = ends[to];
      while (at < end && highs[at] != from) ++at;
      if (at == end) {
        all_found = false;
        return;
      }
      highs[at] = taken;
      // A second edge between the two would have four triangles: not so simple.
      for (++at; at < end; ++at) all_found = all_found && highs[at] != from;
    });
    if (!all_found) return false;
  }
  return true;
}

edges_seen look_at_edges(const edge_list& edges, const island_numbers& islands) {
  edges_seen seen;
  seen.of_island.resize(islands.count);
  edges.for_each([&](std::uint32_t low, std::span<const edge_use> uses) {
    if (uses.size() == 2 && uses[0].forward() != uses[1].forward()) [[likely]]
      return;
    island_edges& island = seen.of_island[islands.of_vertex[low]];
    if (uses.size() == 1) {
      const std::uint32_t high = uses[0].high();
      seen.open.emplace_back(uses[0].forward() ? high : low, uses[0].forward() ? low : high);
      seen.beside_open.push_back(uses[0].triangle());
      ++island.open;
    } else if (uses.size() == 2) {
      island.consistent = false;
      seen.any_against = true;
    } else {
      seen.any_crowded = true;
      std::ptrdiff_t balance = 0;
      for (const edge_use& use : uses) balance += use.forward() ? 1 : -1;
      if (balance != 0) island.consistent = false;
      if (uses.size() % 2 != 0) island.even = false;
    }
  });
  return seen;
}

void count_crowded(const edge_list& edges, surface& result) {
  edges.for_each([&](std::uint32_t low, std::span<const edge_use> uses) {
    if (uses.size() > 2)
      result.crowded_edges.add((wide(result.positions[low]) + wide(result.positions[uses[0].high()])) * 0.5);
  });
}

void count_flipped(const edge_list& edges, std::span<const corner_indices> triangles,
                   const island_numbers& islands, surface& result) {
  std::vector<std::vector<std::pair<std::uint32_t, bool>>> neighbours(triangles.size());
  edges.for_each([&](std::uint32_t, std::span<const edge_use> uses) {
    if (uses.size() != 2) return;
    const bool against = uses[0].forward() == uses[1].forward();
    neighbours[uses[0].triangle()].emplace_back(uses[1].triangle(), against);
    neighbours[uses[1].triangle()].emplace_back(uses[0].triangle(), against);
  });
  std::vector<signed char> side(triangles.size(), -1);
  std::vector<std::uint32_t> stack;
  for (std::uint32_t start = 0; start < triangles.size(); ++start) {
    if (side[start] >= 0 || neighbours[start].empty()) continue;
    std::array<std::size_t, 2> counts{};
    side[start] = 0;
    stack.assign(1, start);
    while (!stack.empty()) {
      const std::uint32_t at = stack.back();
      stack.pop_back();
      ++counts[static_cast<std::size_t>(side[at])];
      for (const auto& [next, against] : neighbours[at]) {
        if (side[next] >= 0) continue;
        side[next] = static_cast<signed char>(against ? 1 - side[at] : side[at]);
        stack.push_back(next);
      }
    }
    result.islands[islands.of(triangles[start])].flipped += std::min(counts[0], counts[1]);
  }
}

}  // namespace maquette::auditing
