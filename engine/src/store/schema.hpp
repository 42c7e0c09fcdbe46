// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <SQLiteCpp/Database.h>

#include <filesystem>

namespace maquette::storage {

/// Brings the file's schema to the one this engine knows, one migration after the other. Throws
/// store_error where a newer Maquette has written the file.
void bring_schema_up_to_date(SQLite::Database& database, const std::filesystem::path& file);

}  // namespace maquette::storage
