// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace maquette {

/// The text of a file that comes with Maquette. Throws data_error where it cannot be read.
std::string shipped_text(const std::filesystem::path& file);

}  // namespace maquette
