// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <SQLiteCpp/Exception.h>

#include <filesystem>

#include "maquette/error.hpp"

namespace maquette::storage {

/// SQLite's reason as a sentence for the user, with the file's path and what to do about it.
store_error store_failure(const std::filesystem::path& file, const SQLite::Exception& reason);

}  // namespace maquette::storage
