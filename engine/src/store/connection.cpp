// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/connection.hpp"

#include <sqlite3.h>

#include <chrono>
#include <system_error>
#include <thread>

#include "maquette/log.hpp"
#include "store/damage.hpp"
#include "store/schema.hpp"

namespace maquette::storage {
namespace {

constexpr std::chrono::milliseconds patience = std::chrono::seconds(10);

void make_folder(const std::filesystem::path& file) {
  const auto folder = file.parent_path();
  if (folder.empty()) return;
  std::error_code failure;
  std::filesystem::create_directories(folder, failure);
  if (failure) {
    throw store_error("The folder " + folder.string() +
                      " for the store cannot be made: " + failure.message() +
                      ". See that you may write there, or set MAQUETTE_HOME to another folder.");
  }
}

// SQLite does not wait by itself where two connections switch a new file to WAL at the same moment.
void switch_to_wal(SQLite::Database& database) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  while (true) {
    try {
      database.exec("PRAGMA journal_mode = WAL");
      return;
    } catch (const SQLite::Exception& reason) {
      const bool busy = (reason.getErrorCode() & 0xFF) == SQLITE_BUSY;
      if (!busy || std::chrono::steady_clock::now() > deadline) throw;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
}

SQLite::Database open(const std::filesystem::path& file) {
  SQLite::Database database(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE,
                            static_cast<int>(patience.count()));
  switch_to_wal(database);
  database.exec("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON");
  bring_schema_up_to_date(database, file);
  check_suspicion(file, database);
  return database;
}

/// As open(), and clean where the file is damaged; `aside` is then where that one is kept.
SQLite::Database open_sound(const std::filesystem::path& file, std::filesystem::path& aside) {
  make_folder(file);
  try {
    return open(file);
  } catch (const SQLite::Exception& reason) {
    if (!is_damage(reason)) throw store_failure(file, reason);
  }
  try {
    aside = set_aside(file, [&] { open(file); });
    return open(file);
  } catch (const SQLite::Exception& reason) {
    throw store_failure(file, reason);
  }
}

}  // namespace

connection::connection(const std::filesystem::path& file) : file_(file), database_(open_sound(file, aside_)) {
  if (!aside_.empty())
    log::warning("The store was damaged: it is kept as " + aside_.string() + ", and a new one was begun.");
}

store_error connection::failed(const SQLite::Exception& reason) const {
  if (is_damage(reason)) suspect(file_);
  return store_failure(file_, reason);
}

}  // namespace maquette::storage
