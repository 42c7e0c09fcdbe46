// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <utility>
#include <vector>

#include "audit/edges.hpp"
#include "audit/surface.hpp"

namespace maquette::auditing {

/// Of each vertex the number of its island, and how many islands there are. A vertex of no triangle has none.
struct island_numbers {
  static constexpr std::uint32_t none = 0xFFFFFFFFU;
  std::vector<std::uint32_t> of_vertex;
  std::uint32_t count = 0;
  std::uint32_t of(const corner_indices& triangle) const { return of_vertex[triangle[0]]; }
};

/// Triangles that share a vertex belong to one island; degenerate ones join what they touch.
island_numbers number_islands(std::span<const corner_indices> triangles, std::size_t vertices);

/// Whether each edge has one triangle on either side, wound alike: so are most meshes, and it is told much
/// faster than all their edges are listed.
bool is_closed(std::span<const corner_indices> triangles, std::size_t vertices);

/// What an island's edges say.
struct island_edges {
  std::size_t open = 0;  ///< edges of one triangle
  bool even = true;      ///< no edge has three triangles or five
  bool consistent = true;
};

struct edges_seen {
  std::vector<island_edges> of_island;
  bool any_against = false, any_crowded = false;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> open;  ///< round the openings, not round the faces
  std::vector<std::uint32_t> beside_open;                     ///< the triangle at each of `open`
};

edges_seen look_at_edges(const edge_list& edges, const island_numbers& islands);

/// Edges of three triangles and more. `edges` by the mesh's own vertices: two boxes that share an edge by
/// place alone are fine.
void count_crowded(const edge_list& edges, surface& result);

/// How many triangles must be turned for all of an island to agree, by colouring over its edges.
void count_flipped(const edge_list& edges, std::span<const corner_indices> triangles,
                   const island_numbers& islands, surface& result);

/// Openings of three or four edges.
void find_holes(const edges_seen& seen, const island_numbers& islands, surface& result);

}  // namespace maquette::auditing
