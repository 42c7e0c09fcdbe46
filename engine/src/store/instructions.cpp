// SPDX-License-Identifier: GPL-3.0-or-later
#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>

#include "store/rows.hpp"
#include "store/state.hpp"

namespace maquette {
namespace {

instruction_record instruction_row(const SQLite::Statement& row) {
  return {.id = row.getColumn(0).getInt64(),
          .session = row.getColumn(1).getString(),
          .text = row.getColumn(2).getString(),
          .state = row.getColumn(3).getString(),
          .created = row.getColumn(4).getString()};
}

void give_place(SQLite::Database& database, const std::string& session, std::int64_t id, std::int64_t place) {
  SQLite::Statement update(database, "UPDATE instructions SET place = ? WHERE id = ? AND session = ?");
  update.bind(1, place);
  update.bind(2, id);
  update.bind(3, session);
  update.exec();
}

}  // namespace

std::int64_t store::add_instruction(const std::string& session, const std::string& text) {
  return state_->database.write([&](SQLite::Database& database) {
    SQLite::Statement insert(database,
                             "INSERT INTO instructions (session, place, text, state, created) VALUES (?1, "
                             "(SELECT coalesce(max(place), 0) + 1 FROM instructions WHERE session = ?1), "
                             "?2, 'waiting', ?3)");
    insert.bind(1, session);
    insert.bind(2, text);
    insert.bind(3, timestamp());
    insert.exec();
    return database.getLastInsertRowid();
  });
}

std::vector<instruction_record> store::open_instructions(const std::string& session) const {
  return state_->database.read([&](SQLite::Database& database) {
    SQLite::Statement query(database,
                            "SELECT id, session, text, state, created FROM instructions WHERE session = ? "
                            "AND state IN ('waiting', 'running') ORDER BY place, id");
    query.bind(1, session);
    return storage::all_rows(query, instruction_row);
  });
}

bool store::move_instruction(std::int64_t id, const std::string& from, const std::string& to) {
  return state_->database.write([&](SQLite::Database& database) {
    SQLite::Statement update(database, "UPDATE instructions SET state = ? WHERE id = ? AND state = ?");
    update.bind(1, to);
    update.bind(2, id);
    update.bind(3, from);
    return update.exec() > 0;
  });
}

void store::order_instructions(const std::string& session, const std::vector<std::int64_t>& ids) {
  state_->database.write([&](SQLite::Database& database) {
    // Those that the list leaves out keep their order behind it.
    SQLite::Statement behind(database, "UPDATE instructions SET place = place + ? WHERE session = ?");
    behind.bind(1, static_cast<std::int64_t>(ids.size()));
    behind.bind(2, session);
    behind.exec();
    std::int64_t place = 0;
    for (const std::int64_t id : ids) give_place(database, session, id, ++place);
  });
}

}  // namespace maquette
