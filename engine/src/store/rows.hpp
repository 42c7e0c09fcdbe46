// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <optional>
#include <string>
#include <vector>

#include "maquette/store.hpp"

namespace maquette::storage {

/// One row as a record; the column list beside each is what its SELECT has to name.
inline constexpr auto session_columns =
    "id, title, folder, created, updated, (SELECT count(*) FROM versions WHERE session = id)";
session_record session_row(const SQLite::Statement& row);

inline constexpr auto version_columns = "number, parent, author, note, script, created";
version_record version_row(const SQLite::Statement& row);

inline constexpr auto message_columns = "role, text, created";
message_record message_row(const SQLite::Statement& row);

inline constexpr auto step_columns = "run, name, detail, created";
step_record step_row(const SQLite::Statement& row);

/// All rows of a SELECT, each turned by `record`.
template <typename Record>
std::vector<Record> all_rows(SQLite::Statement& select, Record (*record)(const SQLite::Statement&)) {
  std::vector<Record> rows;
  while (select.executeStep()) rows.push_back(record(select));
  return rows;
}

/// The first row of a SELECT, if there is one.
template <typename Record>
std::optional<Record> first_row(SQLite::Statement& select, Record (*record)(const SQLite::Statement&)) {
  if (!select.executeStep()) return std::nullopt;
  return record(select);
}

}  // namespace maquette::storage
