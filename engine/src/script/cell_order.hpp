// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace maquette::planning {

/// One cell's place before, and how much it is worth to count it as one that stayed.
struct earlier_place {
  std::size_t position = 0;
  std::size_t weight = 1;
};

/// Which of the cells, given in their order now, kept their order among themselves: the heaviest increasing
/// run of earlier positions. The others count as moved.
std::vector<bool> stayed_in_order(const std::vector<earlier_place>& places);

}  // namespace maquette::planning
