// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/schema.hpp"

#include <SQLiteCpp/Transaction.h>

#include <array>
#include <cstddef>
#include <string>

#include "maquette/error.hpp"

namespace maquette::storage {
namespace {

// Migration n brings a file from user_version n to n + 1. One that was released is never changed: what is
// new is a further one.
constexpr std::array migrations = {
    R"sql(
CREATE TABLE sessions (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  folder TEXT NOT NULL,
  created TEXT NOT NULL,
  updated TEXT NOT NULL
) STRICT;
CREATE INDEX sessions_by_folder ON sessions (folder, id);

CREATE TABLE versions (
  session TEXT NOT NULL REFERENCES sessions (id),
  number INTEGER NOT NULL CHECK (number >= 1),
  parent INTEGER,
  author TEXT NOT NULL,
  note TEXT NOT NULL,
  script TEXT NOT NULL,
  created TEXT NOT NULL,
  UNIQUE (session, number),
  FOREIGN KEY (session, parent) REFERENCES versions (session, number)
) STRICT;

CREATE TABLE messages (
  id INTEGER PRIMARY KEY,
  session TEXT NOT NULL REFERENCES sessions (id),
  role TEXT NOT NULL,
  text TEXT NOT NULL,
  created TEXT NOT NULL
) STRICT;
CREATE INDEX messages_by_session ON messages (session, id);

CREATE TABLE steps (
  id INTEGER PRIMARY KEY,
  session TEXT NOT NULL REFERENCES sessions (id),
  run TEXT NOT NULL,
  name TEXT NOT NULL,
  detail TEXT NOT NULL,
  created TEXT NOT NULL
) STRICT;
CREATE INDEX steps_by_session ON steps (session, id);
)sql",
    // What each reply of a model took, and what the user asked for while a run went on.
    R"sql(
CREATE TABLE usage (
  id INTEGER PRIMARY KEY,
  session TEXT NOT NULL REFERENCES sessions (id),
  run TEXT NOT NULL,
  role TEXT NOT NULL,
  tokens_in INTEGER NOT NULL,
  tokens_cached INTEGER NOT NULL,
  tokens_out INTEGER NOT NULL,
  money REAL,
  created TEXT NOT NULL
) STRICT;
CREATE INDEX usage_by_session ON usage (session, id);

CREATE TABLE instructions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  session TEXT NOT NULL REFERENCES sessions (id),
  place INTEGER NOT NULL,
  text TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed', 'dropped')),
  created TEXT NOT NULL
) STRICT;
CREATE INDEX instructions_by_session ON instructions (session, place);
)sql",
};

std::size_t schema_version(SQLite::Database& database) {
  return static_cast<std::size_t>(database.execAndGet("PRAGMA user_version").getInt64());
}

}  // namespace

void bring_schema_up_to_date(SQLite::Database& database, const std::filesystem::path& file) {
  if (schema_version(database) == migrations.size()) return;

  // The version is read again inside: another process may have migrated while this one waited.
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  const auto found = schema_version(database);
  if (found > migrations.size()) {
    throw store_error("The store " + file.string() + " was written by a newer Maquette (schema " +
                      std::to_string(found) + ", this one knows up to " + std::to_string(migrations.size()) +
                      "). Update Maquette, or set MAQUETTE_HOME to another folder.");
  }
  for (auto step = found; step < migrations.size(); ++step) database.exec(migrations[step]);
  database.exec("PRAGMA user_version = " + std::to_string(migrations.size()));
  transaction.commit();
}

}  // namespace maquette::storage
