// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/surface.hpp"

namespace maquette::auditing {

/// Cubic metres that two closed islands share, by their lengths along so many rays: 400 tell it within a few
/// hundredths, 50 within a tenth.
double shared_volume(island& first, island& second, std::size_t rays);

}  // namespace maquette::auditing
