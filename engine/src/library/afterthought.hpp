// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "library/claims.hpp"
#include "library/tokens.hpp"

namespace maquette::library {

/// "tilt the shade ... down": the last change or measure goes to that side.
void turn_to(std::vector<claim>& claims, const token& side);

/// "two legs more": makes the count that was just said a relative one. Whether there was one.
bool count_on(std::vector<claim>& claims, const token& more);

/// "tilt the head to the left by 10 degrees": how far the turn goes that was said before. Whether there was
/// one.
bool measures_turn(std::vector<claim>& claims, const claim& measured, bool by);

/// "a long table, 2.4 metres": a measure of nothing in particular is of what was called long.
void settle_bare_measures(std::vector<claim>& claims);

}  // namespace maquette::library
