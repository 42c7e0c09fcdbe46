// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

#include "maquette/outline.hpp"
#include "outline/solid.hpp"

namespace maquette::outlining {

/// The smallest box around what is inside; `right` and `bottom` are one past it.
struct pixel_box {
  std::size_t left = 0, top = 0, right = 0, bottom = 0;
  std::size_t width() const { return right - left; }
  std::size_t height() const { return bottom - top; }
};

/// Of an empty mask, an empty box.
pixel_box box_of(const outline_mask& mask);

outline_proportions measure(const outline_mask& mask);

/// Of the solid's outline from somewhere.
outline_proportions measure(const solid& solid, const outline_view& view);

}  // namespace maquette::outlining
