// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "maquette/remark.hpp"

namespace maquette {

/// The session so far as a prompt has it, a line each with its id: the newest as far as there is room, what
/// is older only by their ids. Empty where nothing was said. It changes with every request, so it stands
/// behind what a provider's cache is to hold. `can_recall`: the role may ask for the whole of one.
std::string said_before(const std::vector<remark>& earlier, bool can_recall);

}  // namespace maquette
