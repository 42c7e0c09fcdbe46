// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "blueprint/seen.hpp"
#include "maquette/sheet.hpp"

namespace maquette {

/// Where a view stands on the sheet: the place of its boxes, and the room that names may take.
struct view_frame {
  double left = 0.0, bottom = 0.0;  ///< the lower left corner of the whole's boxes
  double scale = 1.0;               ///< pixels for a metre
  double names_left = 0.0, names_room = 0.0;
  double top = 0.0;  ///< names stand between here and `bottom`
};

inline constexpr double name_size = 14.0, name_step = 19.0;

/// Draws one view: boxes, dimension lines, and names beside it with a leader to each part. `named_here` are
/// the parts that are named even where nothing is seen of them.
void draw_view(const projection& view, const blueprint& plan, const seen_side& side, const view_frame& at,
               const std::vector<std::size_t>& named_here, sheet& into);

}  // namespace maquette
