// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/schema.hpp"

#include <SQLiteCpp/Database.h>

#include <string>

#include "maquette/error.hpp"
#include "maquette/store.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

namespace {

SQLite::Database raw(const std::filesystem::path& file) {
  return SQLite::Database(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
}

}  // namespace

TEST_CASE("a new file is in WAL mode and says the version of its schema") {
  const temporary_folder folder;
  { const maquette::store opened(folder / "store.db"); }
  auto database = raw(folder / "store.db");
  CHECK(database.execAndGet("PRAGMA journal_mode").getString() == "wal");
  CHECK(database.execAndGet("PRAGMA user_version").getInt() == 2);
}

TEST_CASE("an empty file becomes a store") {
  const temporary_folder folder;
  { const auto database = raw(folder / "store.db"); }
  maquette::store opened(folder / "store.db");
  CHECK_FALSE(opened.add_session("any", "").empty());
}

TEST_CASE("bringing a schema up to date twice changes nothing") {
  const temporary_folder folder;
  auto database = raw(folder / "store.db");
  maquette::storage::bring_schema_up_to_date(database, "store.db");
  const auto tables = database.execAndGet("SELECT group_concat(sql) FROM sqlite_schema").getString();
  maquette::storage::bring_schema_up_to_date(database, "store.db");
  CHECK(database.execAndGet("SELECT group_concat(sql) FROM sqlite_schema").getString() == tables);
}

TEST_CASE("a store that a newer Maquette wrote is refused, and says so") {
  const temporary_folder folder;
  raw(folder / "store.db").exec("PRAGMA user_version = 99");
  std::string message;
  try {
    const maquette::store opened(folder / "store.db");
  } catch (const maquette::store_error& reason) {
    message = reason.what();
  }
  CHECK(message.find("newer Maquette") != std::string::npos);
  CHECK(message.find("99") != std::string::npos);
  CHECK(raw(folder / "store.db").execAndGet("PRAGMA user_version").getInt() == 99);
}
