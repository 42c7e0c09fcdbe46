// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/store.hpp"

#include <SQLiteCpp/Statement.h>

#include <string>

#include "maquette/error.hpp"
#include "store/rows.hpp"
#include "store/state.hpp"

namespace maquette {

using namespace storage;

namespace {

std::string select(const char* columns, const char* rest) {
  return std::string("SELECT ") + columns + " FROM " + rest;
}

// Notes the session's change, and thereby finds out whether there is such a session.
void touch_session(SQLite::Database& database, const std::string& session,
                   const std::filesystem::path& file) {
  SQLite::Statement update(database, "UPDATE sessions SET updated = ? WHERE id = ?");
  update.bind(1, timestamp());
  update.bind(2, session);
  if (update.exec() == 0) {
    throw store_error("There is no session \"" + session + "\" in the store " + file.string() +
                      ". Choose one that it lists.");
  }
}

std::int64_t last_number(SQLite::Database& database, const std::string& session) {
  SQLite::Statement select_last(database, "SELECT coalesce(max(number), 0) FROM versions WHERE session = ?");
  select_last.bind(1, session);
  select_last.executeStep();
  return select_last.getColumn(0).getInt64();
}

void check_parent(const version_record& version, std::int64_t last, const std::string& session,
                  const std::filesystem::path& file) {
  if (!version.parent || (*version.parent >= 1 && *version.parent <= last)) return;
  throw store_error("Version " + std::to_string(*version.parent) + " cannot be a parent in session " +
                    session + " of the store " + file.string() + ": its versions are " +
                    (last == 0 ? "none yet." : "1 to " + std::to_string(last) + "."));
}

void insert_version(SQLite::Database& database, const std::string& session, std::int64_t number,
                    const version_record& version) {
  SQLite::Statement insert(database,
                           "INSERT INTO versions (session, number, parent, author, note, script, created) "
                           "VALUES (?, ?, ?, ?, ?, ?, ?)");
  insert.bind(1, session);
  insert.bind(2, number);
  if (version.parent) insert.bind(3, *version.parent);
  insert.bind(4, version.author);
  insert.bind(5, version.note);
  insert.bindNoCopy(6, version.script);
  insert.bind(7, timestamp());
  insert.exec();
}

}  // namespace

store::store(const std::filesystem::path& file) : state_(std::make_unique<state>(file)) {}
store::~store() = default;
store::store(store&&) noexcept = default;
store& store::operator=(store&&) noexcept = default;

std::filesystem::path store::damaged_copy() const { return state_->database.aside(); }

std::string store::add_session(const std::string& title, const std::string& folder) {
  return state_->database.write([&](SQLite::Database& database) {
    auto id = new_id();
    const auto now = timestamp();
    SQLite::Statement insert(
        database, "INSERT INTO sessions (id, title, folder, created, updated) VALUES (?, ?, ?, ?, ?)");
    insert.bind(1, id);
    insert.bind(2, title);
    insert.bind(3, folder);
    insert.bind(4, now);
    insert.bind(5, now);
    insert.exec();
    return id;
  });
}

std::vector<session_record> store::sessions() const {
  return state_->database.read([](SQLite::Database& database) {
    SQLite::Statement query(database, select(session_columns, "sessions ORDER BY id DESC"));
    return all_rows(query, session_row);
  });
}

std::optional<session_record> store::session(const std::string& id) const {
  return state_->database.read([&](SQLite::Database& database) {
    SQLite::Statement query(database, select(session_columns, "sessions WHERE id = ?"));
    query.bind(1, id);
    return first_row(query, session_row);
  });
}

std::optional<session_record> store::session_in(const std::string& folder) const {
  if (folder.empty()) return std::nullopt;
  return state_->database.read([&](SQLite::Database& database) {
    SQLite::Statement query(database,
                            select(session_columns, "sessions WHERE folder = ? ORDER BY id DESC LIMIT 1"));
    query.bind(1, folder);
    return first_row(query, session_row);
  });
}

void store::move_session(const std::string& id, const std::string& folder) {
  state_->database.write([&](SQLite::Database& database) {
    touch_session(database, id, state_->database.file());
    SQLite::Statement update(database, "UPDATE sessions SET folder = ? WHERE id = ?");
    update.bind(1, folder);
    update.bind(2, id);
    update.exec();
  });
}

std::int64_t store::add_version(const std::string& session, const version_record& version) {
  return state_->database.write([&](SQLite::Database& database) {
    touch_session(database, session, state_->database.file());
    const auto last = last_number(database, session);
    check_parent(version, last, session, state_->database.file());
    insert_version(database, session, last + 1, version);
    return last + 1;
  });
}

std::vector<version_record> store::versions(const std::string& session) const {
  return state_->database.read([&](SQLite::Database& database) {
    SQLite::Statement query(database, select(version_columns, "versions WHERE session = ? ORDER BY number"));
    query.bind(1, session);
    return all_rows(query, version_row);
  });
}

std::optional<version_record> store::version(const std::string& session, std::int64_t number) const {
  return state_->database.read([&](SQLite::Database& database) {
    SQLite::Statement query(database, select(version_columns, "versions WHERE session = ? AND number = ?"));
    query.bind(1, session);
    query.bind(2, number);
    return first_row(query, version_row);
  });
}

std::optional<version_record> store::latest_version(const std::string& session) const {
  return state_->database.read([&](SQLite::Database& database) {
    SQLite::Statement query(
        database, select(version_columns, "versions WHERE session = ? ORDER BY number DESC LIMIT 1"));
    query.bind(1, session);
    return first_row(query, version_row);
  });
}

void store::add_message(const std::string& session, const std::string& role, const std::string& text) {
  state_->database.write([&](SQLite::Database& database) {
    touch_session(database, session, state_->database.file());
    SQLite::Statement insert(database,
                             "INSERT INTO messages (session, role, text, created) VALUES (?, ?, ?, ?)");
    insert.bind(1, session);
    insert.bind(2, role);
    insert.bind(3, text);
    insert.bind(4, timestamp());
    insert.exec();
  });
}

std::vector<message_record> store::messages(const std::string& session) const {
  return state_->database.read([&](SQLite::Database& database) {
    SQLite::Statement query(database, select(message_columns, "messages WHERE session = ? ORDER BY id"));
    query.bind(1, session);
    return all_rows(query, message_row);
  });
}

void store::add_step(const std::string& session, const step_record& step) {
  // Text from outside (a model's reply, a path) may not be UTF-8; the step must be written all the same.
  const auto detail = step.detail.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  state_->database.write([&](SQLite::Database& database) {
    touch_session(database, session, state_->database.file());
    SQLite::Statement insert(
        database, "INSERT INTO steps (session, run, name, detail, created) VALUES (?, ?, ?, ?, ?)");
    insert.bind(1, session);
    insert.bind(2, step.run);
    insert.bind(3, step.name);
    insert.bindNoCopy(4, detail);
    insert.bind(5, timestamp());
    insert.exec();
  });
}

std::vector<step_record> store::steps(const std::string& session) const {
  return state_->database.read([&](SQLite::Database& database) {
    SQLite::Statement query(database, select(step_columns, "steps WHERE session = ? ORDER BY id"));
    query.bind(1, session);
    return all_rows(query, step_row);
  });
}

}  // namespace maquette
