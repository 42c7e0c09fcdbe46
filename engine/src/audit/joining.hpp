// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "audit/neighbours.hpp"
#include "audit/pieces.hpp"

namespace maquette::auditing {

/// A loose piece, or several that go together, and its shortest way to something else.
struct loose_way {
  piece loose;
  neighbour near;
};

/// How loose pieces come to what stands, as Boruvka grows a spanning tree (O jistem problemu minimalnim,
/// 1926): of a knob off a top that is itself off its legs, each gap is found once, at the lesser side.
std::vector<loose_way> join_up(const std::vector<piece>& loose,
                               const std::function<std::optional<neighbour>(const piece&)>& nearest_to);

}  // namespace maquette::auditing
