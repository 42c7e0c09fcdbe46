// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "maquette/host.hpp"
#include "maquette/model.hpp"

namespace maquette {

/// Views that are looked at and not kept, each with its name. `settings` are those of a render request,
/// without a folder. Throws host_error, and store_error where there is no room for the files.
std::vector<std::pair<std::string, picture>> draw_views(host& blender, nlohmann::json settings);

}  // namespace maquette
