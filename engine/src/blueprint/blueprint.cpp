// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/blueprint.hpp"

#include <algorithm>

namespace maquette {

point blueprint_box::low() const {
  return {centre[0] - size[0] / 2, centre[1] - size[1] / 2, centre[2] - size[2] / 2};
}

point blueprint_box::high() const {
  return {centre[0] + size[0] / 2, centre[1] + size[1] / 2, centre[2] + size[2] / 2};
}

const blueprint_part* blueprint::find(const std::string& part) const {
  const auto found = std::ranges::find(parts, part, &blueprint_part::name);
  return found == parts.end() ? nullptr : &*found;
}

}  // namespace maquette
