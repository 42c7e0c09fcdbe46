// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "maquette/outline.hpp"
#include "outline/drawing.hpp"

namespace maquette::outlining {

/// A small correction of how the reference is laid over the asset's outline.
struct nudge {
  double right = 0.0, down = 0.0;  ///< pixels of the canvas
  double growth = 1.0;
};

/// Tells how well a solid, as seen from somewhere, covers a reference. Both are brought to one area about one
/// centre, which does not depend on how the picture is framed, nor hangs on a single tip as a box would; the
/// picture's aspect is kept. Not safe from several threads: it draws on a canvas of its own.
class matcher {
 public:
  /// Both have to outlive the matcher. `size` is that of the canvas.
  matcher(const outline_mask& reference, const solid& asset, std::size_t size);

  double iou(const outline_view& view, bool mirrored);
  /// Of the last view, against the reference or its mirror image, without drawing it again.
  double iou_again(bool mirrored, const nudge& nudge = {}) const;

 private:
  const solid* asset_;
  std::size_t width_, height_;        ///< of the reference's box
  std::vector<std::uint8_t> inside_;  ///< of the reference, only its box
  canvas::moments wanted_, drawn_area_;
  drawing drawn_;
};

}  // namespace maquette::outlining
