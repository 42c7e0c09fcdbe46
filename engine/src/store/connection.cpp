// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/connection.hpp"

#include <sqlite3.h>

#include <chrono>
#include <system_error>
#include <thread>

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

SQLite::Database open(const std::filesystem::path& file) {
  make_folder(file);
  try {
    return SQLite::Database(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE,
                            static_cast<int>(patience.count()));
  } catch (const SQLite::Exception& reason) {
    throw store_failure(file, reason);
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

}  // namespace

connection::connection(const std::filesystem::path& file) : file_(file), database_(open(file)) {
  read([this](SQLite::Database& database) {
    switch_to_wal(database);
    database.exec("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON");
    bring_schema_up_to_date(database, file_);
  });
}

}  // namespace maquette::storage
