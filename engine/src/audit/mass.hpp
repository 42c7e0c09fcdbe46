// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/topology.hpp"

namespace maquette::auditing {

/// Fills in the islands' area, volume and centre. Counts triangles without area: those of which two corners
/// are nearer than `weld` to each other, and flat ones with no neighbour. Other flat ones are no
/// fault: cutting a face of many corners, or a letter, into triangles leaves them.
void measure_mass(std::span<const corner_indices> triangles, const island_numbers& islands,
                  const edges_seen& seen, double weld, surface& result);

}  // namespace maquette::auditing
