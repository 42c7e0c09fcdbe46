// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "maquette/blueprint.hpp"

namespace maquette {

/// Which world axes go right and up in a view, and whether larger values of the third are nearer.
struct projection {
  const char* name;
  std::size_t right, up, depth;
  bool larger_is_nearer;
};

/// A box of a part in a view.
struct seen_box {
  std::size_t part = 0;  ///< index into the blueprint's parts
  blueprint_box box;
  bool covered = false;  ///< some of it lies behind other boxes
};

/// A place on a part, in metres along the view's right and up axes.
struct seen_place {
  double right = 0.0, up = 0.0;
};

/// What of the blueprint is seen from one side.
struct seen_side {
  std::vector<seen_box> boxes;                    ///< farthest first: the order of drawing
  std::vector<std::optional<seen_place>> places;  ///< of each part, amid what is seen of it
};

seen_side look_from(const projection& view, const blueprint& plan);

}  // namespace maquette
