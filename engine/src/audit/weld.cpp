// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/weld.hpp"

#include <bit>

namespace maquette::auditing {
namespace {

constexpr std::uint32_t none = 0xFFFFFFFFU;
/// Cells much wider than the distance: few positions lie so near a wall that the next cell must be asked too.
constexpr double cell_width = 64.0;
/// Modelled coordinates are round numbers; cells that began at one would have them all on a wall.
constexpr double off_grid = 0.3819660113;

std::uint64_t mixed(std::int64_t x, std::int64_t y, std::int64_t z) {
  const auto hash = static_cast<std::uint64_t>(x) * 0x9E3779B97F4A7C15ULL ^
                    static_cast<std::uint64_t>(y) * 0xC2B2AE3D27D4EB4FULL ^
                    static_cast<std::uint64_t>(z) * 0x165667B19E3779F9ULL;
  return (hash ^ hash >> 29) * 0xBF58476D1CE4E5B9ULL >> 20;
}

}  // namespace

std::vector<std::uint32_t> weld(const std::vector<place>& positions, const std::vector<char>& may_merge,
                                double distance) {
  const double scale = distance > 0.0 ? 1.0 / (distance * cell_width) : 0.0;
  const std::size_t slots = std::bit_ceil(std::max<std::size_t>(16, positions.size() * 2));
  std::vector<std::uint32_t> first(slots, none), next(positions.size(), none), result(positions.size());
  const double limit = distance * distance, wall = 1.0 / cell_width;
  bool any = false;
  for (std::uint32_t i = 0; i < positions.size(); ++i) {
    result[i] = i;
    if (may_merge[i] == 0) continue;
    const vec at = wide(positions[i]);
    std::array<std::int64_t, 3> cell{}, low{}, high{};
    for (std::size_t axis = 0; axis < 3; ++axis) {
      const double place = static_cast<double>(positions[i][axis]) * scale + off_grid;
      cell[axis] = static_cast<std::int64_t>(place);  // rounds to zero ...
      cell[axis] -=
          static_cast<double>(cell[axis]) > place ? 1 : 0;  // ... and down, where std::floor is a call
      const auto floor = static_cast<double>(cell[axis]);
      low[axis] = cell[axis] - (place - floor < wall ? 1 : 0);
      high[axis] = cell[axis] + (floor + 1.0 - place < wall ? 1 : 0);
    }
    std::uint32_t found = none;
    for (std::int64_t x = low[0]; x <= high[0] && found == none; ++x)
      for (std::int64_t y = low[1]; y <= high[1] && found == none; ++y)
        for (std::int64_t z = low[2]; z <= high[2] && found == none; ++z)
          for (std::uint32_t j = first[mixed(x, y, z) & (slots - 1)]; j != none; j = next[j]) {
            const vec apart = wide(positions[j]) - at;
            if (dot(apart, apart) <= limit) {
              found = j;
              break;
            }
          }
    if (found != none) {
      result[i] = found;
      any = true;
      continue;
    }
    std::uint32_t& slot = first[mixed(cell[0], cell[1], cell[2]) & (slots - 1)];
    next[i] = slot;
    slot = i;
  }
  if (!any) result.clear();
  return result;
}

}  // namespace maquette::auditing
