// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace maquette {

/// A value as Python writes it. Lists become tuples; a datablock is reached through bpy.data.
std::string python_value(const nlohmann::json& value);

/// `bpy.data.objects["seat"]`; the scene's own collection for the kind "scene".
std::string python_datablock(std::string_view kind, std::string_view name);

}  // namespace maquette
