// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maquette/outline.hpp"
#include "outline/background.hpp"

namespace maquette::outlining {

/// What is not background: the background is followed from the border inwards, through noise and soft
/// shadows, and is found again in the object's openings.
outline_mask stand_out(const colour_picture& picture, const background& plain);

/// 0..1: the share of the outline along which the object differs clearly from the background.
double clearness(const colour_picture& picture, const background& plain, const outline_mask& mask);

}  // namespace maquette::outlining
