// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <utility>
#include <vector>

#include "audit/penetration.hpp"
#include "audit/scene.hpp"
#include "audit/union_find.hpp"

namespace maquette::auditing {

/// Two islands that meet.
struct meeting {
  std::uint32_t first = 0, second = 0;  ///< islands; where contained, the first lies within the second
  contact_state state = contact_state::touching;
  vec at;
  std::optional<penetration> depth;  ///< set where they penetrate
};

/// The contact graph of the islands. Between islands of one part only whether they hang together is asked.
struct contact_graph {
  std::vector<meeting> meetings;  ///< of islands of different parts
  union_find together;            ///< islands that hang together, however far about
  union_find within_parts;        ///< the same by contacts of islands of one part alone
};

contact_graph find_contacts(scene& scene);

}  // namespace maquette::auditing
