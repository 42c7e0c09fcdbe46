// SPDX-License-Identifier: GPL-3.0-or-later
#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>

#include <utility>

#include "store/state.hpp"

namespace maquette {
namespace {

using totals = std::map<std::string, usage_total>;

/// Sums of all replies, by the column named. `condition` may have one place for a session.
totals totals_by(storage::connection& database, const std::string& column, const std::string& condition,
                 const std::string& session) {
  return database.read([&](SQLite::Database& opened) {
    SQLite::Statement query(opened, "SELECT " + column +
                                        ", count(*), sum(tokens_in), sum(tokens_cached), sum(tokens_out), "
                                        "coalesce(sum(money), 0.0), count(*) - count(money) FROM usage " +
                                        condition + " GROUP BY " + column);
    if (!condition.empty()) query.bind(1, session);
    totals found;
    while (query.executeStep())
      found[query.getColumn(0).getString()] = {query.getColumn(1).getInt64(),  query.getColumn(2).getInt64(),
                                               query.getColumn(3).getInt64(),  query.getColumn(4).getInt64(),
                                               query.getColumn(5).getDouble(), query.getColumn(6).getInt64()};
    return found;
  });
}

}  // namespace

void store::add_usage(const std::string& session, const std::string& run, const std::string& role,
                      const usage& used) {
  state_->database.write([&](SQLite::Database& database) {
    SQLite::Statement insert(database,
                             "INSERT INTO usage (session, run, role, tokens_in, tokens_cached, tokens_out, "
                             "money, created) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    insert.bind(1, session);
    insert.bind(2, run);
    insert.bind(3, role);
    insert.bind(4, used.tokens_in);
    insert.bind(5, used.tokens_cached);
    insert.bind(6, used.tokens_out);
    if (used.money) insert.bind(7, *used.money);
    insert.bind(8, timestamp());
    insert.exec();
  });
}

totals store::usage_by_role(const std::string& session) const {
  return totals_by(state_->database, "role", "WHERE session = ?", session);
}

totals store::usage_by_run(const std::string& session) const {
  return totals_by(state_->database, "run", "WHERE session = ?", session);
}

totals store::usage_by_session() const { return totals_by(state_->database, "session", "", ""); }

}  // namespace maquette
