// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "audit/tree.hpp"
#include "maquette/host.hpp"

namespace maquette::auditing {

/// One connected piece of an object. The spans are its surface's, or the mesh's own.
struct island {
  std::size_t part = 0;                       ///< index into the scene's parts
  std::size_t object = 0;                     ///< index into the meshes
  std::span<const place> points;              ///< those of its triangles
  std::span<const place> positions;           ///< its object's
  std::span<const corner_indices> triangles;  ///< indices into positions
  box bounds;
  double area = 0.0;
  double volume = 0.0;  ///< signed; of an open surface that of its closing over
  vec centre;           ///< of mass: of the volume where closed, else of the area
  bool closed = false;  ///< each edge has a face on either side
  bool consistent = true;
  bool cavity = false;      ///< the inner wall of another island of its object
  std::size_t flipped = 0;  ///< triangles turned against the rest
  std::unique_ptr<tree> built;

  /// Built when it is first asked for: most islands of a large asset meet nothing.
  const tree& surface() {
    if (!built) built = std::make_unique<tree>(positions, triangles);
    return *built;
  }
  vec some_point() const { return wide(points.front()); }
};

/// How many of something, and where the first of them is.
struct tally {
  std::size_t count = 0;
  vec at;
  void add(vec place, std::size_t how_many = 1) {
    if (count == 0) at = place;
    count += how_many;
  }
};

/// A closed surface's opening that looks like a lost face.
struct hole {
  std::size_t edges = 0;
  double width = 0.0;  ///< metres, the longest edge
  vec at;
};

/// One object's mesh: its islands, and what is wrong with it by itself.
struct surface {
  std::vector<place> positions;  ///< metres from the asset's middle
  std::vector<island> islands;
  box bounds;
  tally crowded_edges;  ///< edges of three faces and more
  tally degenerate, duplicate, loose;
  std::vector<hole> holes;

  /// The vertex that stands for this one and for others in its place.
  std::uint32_t merged(std::int32_t vertex) const {
    return welded.empty() ? static_cast<std::uint32_t>(vertex) : welded[vertex];
  }
  std::vector<std::uint32_t> welded;      ///< of each vertex its stand-in; empty where each stands for itself
  std::vector<corner_indices> triangles;  ///< by island, by merged vertices; empty where the mesh's own do
  std::vector<place> points;              ///< by island; empty where all of `positions` are one island's
};

/// Takes a mesh apart. `middle` is subtracted; `part` and `object` are handed on to the islands. The mesh's
/// spans must outlive the surface.
surface read_surface(const part_mesh& mesh, const std::array<double, 3>& middle, std::size_t part,
                     std::size_t object);

}  // namespace maquette::auditing
