// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "maquette/edit.hpp"
#include "maquette/script.hpp"
#include "maquette/shake.hpp"

namespace maquette {

/// Edits of the parameters' comments, so that sliders end where the asset still holds. Ends are rounded
/// inwards to a tenth of a thousandth; a range in which nothing failed keeps its text.
std::vector<edit> narrow_ranges(const script& script, const shake_report& found);

}  // namespace maquette
