// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>
#include <vector>

#include "maquette/outline.hpp"
#include "outline/solid.hpp"

namespace maquette::outlining {

struct found_views {
  outline_view direct, mirrored;  ///< the best for the reference and for its mirror image
};

/// Looks at the solid from all around and from a little below to far above, then ever more finely where it
/// agrees best. Throws cancelled.
found_views find_views(const outline_mask& reference, const solid& solid, const std::stop_token& stop);

/// The azimuths, at the best view's elevation, from which the solid agrees about as well as from there; that
/// view's own range first. One range of a whole turn: from every side.
std::vector<azimuth_range> azimuths_as_good(const outline_mask& reference, const solid& solid,
                                            const outline_view& best, const std::stop_token& stop);

/// -180 up to 180.
double turned_into_range(double azimuth);

}  // namespace maquette::outlining
