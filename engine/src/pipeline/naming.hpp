// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "maquette/script.hpp"

namespace maquette {

// Who made a version, as the history says it.
inline constexpr auto by_maquette = "maquette";
inline constexpr auto by_user = "you";
inline constexpr auto by_hand = "hand";  ///< the artist's, in Blender

/// Blender's name for the script: the asset's usual name, as an identifier.
std::string asset_name(const script& script);

}  // namespace maquette
