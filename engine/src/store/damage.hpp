// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <SQLiteCpp/Database.h>

#include <filesystem>
#include <functional>

namespace maquette::storage {

/// Whether SQLite says that the file is no database, or is corrupt. A file that is locked, unreadable or on a
/// full disk is neither.
bool is_damage(const SQLite::Exception& reason);

/// Notes beside a store that reading it met with damage, so that the next one to open it looks at all of it.
/// A small damage may lie where nothing is read while a store is opened.
void suspect(const std::filesystem::path& file);

/// Throws SQLite::Exception where the store is suspected and is damaged; else the suspicion is gone.
void check_suspicion(const std::filesystem::path& file, SQLite::Database& opened);

/// Moves a damaged store, with its journal, to a name beside it, and gives that name; empty where another
/// process has moved it already. `open` opens the file and throws SQLite::Exception where it is damaged; the
/// file is not moved unless it does. One process at a time. Throws store_error where it cannot be moved.
std::filesystem::path set_aside(const std::filesystem::path& file, const std::function<void()>& open);

}  // namespace maquette::storage
