// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "maquette/usage.hpp"

namespace maquette {

struct session_record {
  std::string id;       ///< random, 26 characters, sorts by time of making (a ULID)
  std::string title;    ///< the prompt it began with
  std::string folder;   ///< absolute path of the asset's folder; empty where it has none
  std::string created;  ///< UTC, "2026-01-31T12:00:00Z", as all times here
  std::string updated;
  std::int64_t versions = 0;  ///< how many it has
};

struct version_record {
  std::int64_t number = 0;             ///< 1, 2, 3 ... within the session
  std::optional<std::int64_t> parent;  ///< the version it was made from
  std::string author;                  ///< "maquette", "you" or "hand"
  std::string note;                    ///< what was asked or done, one line
  std::string script;                  ///< the whole text
  std::string created;
};

struct message_record {
  std::string role;  ///< "user" or the role that spoke
  std::string text;
  std::string created;
};

/// One step of a run, written before the next begins, so that a run that was cut can be seen and resumed.
struct step_record {
  std::string run;   ///< id of the run
  std::string name;  ///< "proposed", "executed", "exported" ...
  nlohmann::json detail;
  std::string created;
};

/// Something that the user asked for while a run went on, or that a crash left undone.
struct instruction_record {
  std::int64_t id = 0;
  std::string session;
  std::string text;
  std::string state;  ///< "waiting", "running", "done", "failed" or "dropped"
  std::string created;
};

/// Sessions, versions, messages, steps, usage and instructions in one SQLite file, in WAL mode and fully
/// synchronous: what a call returned from is on disk. One object may be used from several threads, one file
/// from several processes. All calls throw store_error with the file's path and SQLite's reason. A file that
/// SQLite says is damaged or no database is kept under another name beside it, and a new one is begun.
class store {
 public:
  explicit store(const std::filesystem::path& file);  ///< opens or makes it, and brings its schema up to date
  ~store();
  store(store&&) noexcept;
  store& operator=(store&&) noexcept;

  /// Where the damaged file is kept that stood in this one's place; empty where there was none.
  std::filesystem::path damaged_copy() const;

  std::string add_session(const std::string& title, const std::string& folder);
  std::vector<session_record> sessions() const;  ///< newest first, by time of making
  std::optional<session_record> session(const std::string& id) const;
  std::optional<session_record> session_in(
      const std::string& folder) const;  ///< the newest one with that folder
  void move_session(const std::string& id, const std::string& folder);

  /// Stores a version and gives its number. `parent` must exist in the session; the record's own number and
  /// time are not read.
  std::int64_t add_version(const std::string& session, const version_record& version);
  std::vector<version_record> versions(const std::string& session) const;  ///< oldest first
  std::optional<version_record> version(const std::string& session, std::int64_t number) const;
  std::optional<version_record> latest_version(const std::string& session) const;

  void add_message(const std::string& session, const std::string& role, const std::string& text);
  std::vector<message_record> messages(const std::string& session) const;

  void add_step(const std::string& session, const step_record& step);  ///< the record's own time is not read
  std::vector<step_record> steps(const std::string& session) const;    ///< oldest first

  /// What one reply to a run's role took.
  void add_usage(const std::string& session, const std::string& run, const std::string& role,
                 const usage& used);
  /// What all runs of a session took, by role. Empty where no model was asked.
  std::map<std::string, usage_total> usage_by_role(const std::string& session) const;
  /// What each run took, by the id that its steps have, too.
  std::map<std::string, usage_total> usage_by_run(const std::string& session) const;
  /// The total of each session that asked a model.
  std::map<std::string, usage_total> usage_by_session() const;

  /// Puts an instruction at the end of its session's queue and gives its id.
  std::int64_t add_instruction(const std::string& session, const std::string& text);
  /// Those that are waiting or running, in the order in which they are to run.
  std::vector<instruction_record> open_instructions(const std::string& session) const;
  /// Moves an instruction from one state to another. Whether it was in the first: of several processes that
  /// want to begin one, one succeeds.
  bool move_instruction(std::int64_t id, const std::string& from, const std::string& to);
  /// Gives a session's instructions the places of this list; those that are not in it come after.
  void order_instructions(const std::string& session, const std::vector<std::int64_t>& ids);

 private:
  struct state;
  std::unique_ptr<state> state_;
};

/// A ULID: 48 bits of time in milliseconds and 80 random bits in Crockford's base 32. Those of one process
/// sort in the order of making.
std::string new_id();

/// Now, in UTC, to the second: "2026-01-31T12:00:00Z".
std::string timestamp();

}  // namespace maquette
