// SPDX-License-Identifier: GPL-3.0-or-later
#include "script/cell_order.hpp"

namespace maquette::planning {

std::vector<bool> stayed_in_order(const std::vector<earlier_place>& places) {
  constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::vector<std::size_t> weights;  // of the heaviest run that ends in each cell
  std::vector<std::size_t> previous(places.size(), none);
  std::size_t last = none;
  for (std::size_t i = 0; i < places.size(); ++i) {
    weights.push_back(0);
    for (std::size_t j = 0; j < i; ++j) {
      if (places[j].position >= places[i].position || weights[j] <= weights[i]) continue;
      weights[i] = weights[j];
      previous[i] = j;
    }
    weights[i] += places[i].weight;
    if (last == none || weights[i] > weights[last]) last = i;
  }
  std::vector<bool> stayed(places.size(), false);
  for (std::size_t i = last; i != none; i = previous[i]) stayed[i] = true;
  return stayed;
}

}  // namespace maquette::planning
