// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>

#include "audit/contacts.hpp"

namespace maquette::auditing {

/// Islands that hang together.
struct piece {
  std::vector<std::uint32_t> islands;
  std::set<std::size_t> parts;
  box bounds;
  double area = 0.0;
  bool grounded = false;
};

/// All islands by what they hang on; `ground` is the ground's height, where there is one.
std::vector<piece> find_pieces(const scene& scene, contact_graph& graph, std::optional<double> ground);

/// Whether the piece cannot be moved away in any direction without meeting something: a link of a chain, a
/// bead in a cage.
bool is_held(const piece& piece, scene& scene, contact_graph& graph);

}  // namespace maquette::auditing
