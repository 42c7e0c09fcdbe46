// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <unordered_map>

#include "audit/thresholds.hpp"
#include "audit/topology.hpp"

namespace maquette::auditing {
namespace {

namespace thresholds = audit_thresholds;
constexpr std::uint32_t forked = island_numbers::none;

using next_vertex = std::unordered_map<std::uint32_t, std::uint32_t>;

/// The opening through `start`, told from its lowest vertex alone; empty where it is longer than a lost face.
std::vector<std::uint32_t> loop_from(std::uint32_t start, const next_vertex& next) {
  std::vector<std::uint32_t> loop{start};
  while (loop.size() <= thresholds::lost_face_edges) {
    const auto found = next.find(loop.back());
    if (found == next.end() || found->second == forked || found->second < start) return {};
    if (found->second == start) return loop;
    loop.push_back(found->second);
  }
  return {};
}

}  // namespace

void find_holes(const edges_seen& seen, const island_numbers& islands, surface& result) {
  next_vertex next;
  for (const auto& [from, to] : seen.open)
    if (!next.emplace(from, to).second) next[from] = forked;  // openings that meet are no lost face
  for (const auto& [start, unused] : seen.open) {
    const std::vector<std::uint32_t> loop = loop_from(start, next);
    if (loop.size() < 3) continue;
    hole found{loop.size(), 0.0, {}};
    vec normal;
    const vec origin = wide(result.positions[start]);
    for (std::size_t i = 0; i < loop.size(); ++i) {
      const vec a = wide(result.positions[loop[i]]), b = wide(result.positions[loop[(i + 1) % loop.size()]]);
      normal = normal + cross(a - origin, b - origin);
      found.width = std::max(found.width, length(b - a));
      found.at = found.at + a * (1.0 / static_cast<double>(loop.size()));
    }
    const double area = result.islands[islands.of_vertex[start]].area;
    if (length(normal) * 0.5 < thresholds::lost_face_share * area) result.holes.push_back(found);
  }
}

}  // namespace maquette::auditing
