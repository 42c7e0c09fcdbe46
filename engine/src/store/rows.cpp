// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rows.hpp"

#include <SQLiteCpp/Column.h>

namespace maquette::storage {

session_record session_row(const SQLite::Statement& row) {
  return {.id = row.getColumn(0).getString(),
          .title = row.getColumn(1).getString(),
          .folder = row.getColumn(2).getString(),
          .created = row.getColumn(3).getString(),
          .updated = row.getColumn(4).getString(),
          .versions = row.getColumn(5).getInt64()};
}

version_record version_row(const SQLite::Statement& row) {
  version_record version{.number = row.getColumn(0).getInt64(),
                         .parent = std::nullopt,
                         .author = row.getColumn(2).getString(),
                         .note = row.getColumn(3).getString(),
                         .script = row.getColumn(4).getString(),
                         .created = row.getColumn(5).getString()};
  if (!row.getColumn(1).isNull()) version.parent = row.getColumn(1).getInt64();
  return version;
}

message_record message_row(const SQLite::Statement& row) {
  return {.role = row.getColumn(0).getString(),
          .text = row.getColumn(1).getString(),
          .created = row.getColumn(2).getString()};
}

step_record step_row(const SQLite::Statement& row) {
  return {.run = row.getColumn(0).getString(),
          .name = row.getColumn(1).getString(),
          .detail = nlohmann::json::parse(row.getColumn(2).getString()),
          .created = row.getColumn(3).getString()};
}

}  // namespace maquette::storage
