// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

#include "maquette/script.hpp"

namespace maquette::source {

/// Where `search` stands in a cell, if just once. Throws edit_refused otherwise: with the nearest line of the
/// cell where it stands nowhere, with the lines where it stands more than once.
std::size_t find_once(const cell& cell, std::string_view search);

}  // namespace maquette::source
