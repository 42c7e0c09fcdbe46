// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/damage.hpp"

#include <SQLiteCpp/Transaction.h>
#include <sqlite3.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <system_error>

#include "maquette/error.hpp"
#include "maquette/store.hpp"

namespace maquette::storage {
namespace {

namespace fs = std::filesystem;

constexpr int patience_milliseconds = 10'000;

fs::path beside(const fs::path& file, const std::string& ending) { return fs::path(file) += ending; }

fs::path suspicion(const fs::path& file) { return beside(file, ".suspect"); }

/// "store.sqlite.damaged-2026-01-31T12-00-00Z", with a number where that is taken.
fs::path free_name(const fs::path& file) {
  std::string when = timestamp();
  std::ranges::replace(when, ':', '-');  // which Windows allows in no name
  const fs::path name = beside(file, ".damaged-" + when);
  fs::path free = name;
  for (int number = 2; fs::exists(free); ++number) free = beside(name, "-" + std::to_string(number));
  return free;
}

void move(const fs::path& from, const fs::path& to) {
  std::error_code reason;
  fs::rename(from, to, reason);
  if (reason && reason != std::errc::no_such_file_or_directory)
    throw store_error("The store " + from.string() +
                      " is damaged and cannot be moved out of the way: " + reason.message() +
                      ". Close other Blenders that use Maquette, see that you may write to its folder, and "
                      "try again.");
}

}  // namespace

bool is_damage(const SQLite::Exception& reason) {
  const int primary = reason.getErrorCode() & 0xFF;
  return primary == SQLITE_NOTADB || primary == SQLITE_CORRUPT;
}

void suspect(const fs::path& file) { std::ofstream{suspicion(file)}; }

void check_suspicion(const fs::path& file, SQLite::Database& opened) {
  if (!fs::exists(suspicion(file))) return;
  const std::string found = opened.execAndGet("PRAGMA quick_check(1)").getString();
  if (found != "ok") throw SQLite::Exception(found, SQLITE_CORRUPT);
  std::error_code ignored;
  fs::remove(suspicion(file), ignored);
}

fs::path set_aside(const fs::path& file, const std::function<void()>& open) {
  // An empty database serves as a lock that every system has, and that a killed process lets go of.
  SQLite::Database lock(beside(file, ".lock"), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE,
                        patience_milliseconds);
  const SQLite::Transaction held(lock, SQLite::TransactionBehavior::EXCLUSIVE);
  try {
    open();
    return {};
  } catch (const SQLite::Exception& reason) {
    if (!is_damage(reason)) throw;
  }
  const fs::path copy = free_name(file);
  // The database first: SQLite drops a journal that it finds beside no database, should this end midway.
  move(file, copy);
  for (const char* journal : {"-wal", "-shm"}) move(beside(file, journal), beside(copy, journal));
  std::error_code ignored;
  fs::remove(suspicion(file), ignored);
  return copy;
}

}  // namespace maquette::storage
