// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "maquette/model.hpp"

namespace maquette {

/// A PNG that Blender has drawn. Throws host_error where there is none.
picture read_picture(const std::filesystem::path& file);

}  // namespace maquette
