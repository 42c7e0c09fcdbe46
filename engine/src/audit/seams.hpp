// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/topology.hpp"

namespace maquette::auditing {

/// Counts the duplicates that matter: loose vertices, and those along edges that would close if they were
/// merged. The caps that Blender puts on curves and text are left out: flat, in pairs, on something that is
/// not flat. Triangles, edges and islands are by the mesh's own vertices.
void count_duplicates(std::span<const corner_indices> triangles, const edge_list& edges,
                      const island_numbers& sheets, surface& result);

}  // namespace maquette::auditing
