// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "maquette/author.hpp"
#include "maquette/event.hpp"
#include "maquette/session.hpp"
#include "maquette/store.hpp"
#include "pipeline/report.hpp"
#include "session/queued_host.hpp"

namespace maquette {

/// One request, from its words to its files. Runs on the run's own thread, from top to bottom.
class pipeline {
 public:
  pipeline(const author& author, store& store, queued_host& host, std::function<void(event)> emit);

  /// Throws what the stages throw; a request that ends early for a reason of its own returns it.
  done run(const request& request);

 private:
  /// A script that is ready to be built, and where it comes from.
  struct draft {
    script next;
    std::optional<std::int64_t> parent;
    std::string author;
    std::string note;
  };
  /// The asset as it stands: its latest version, or the user's own edit of it, kept as a version first.
  struct standing {
    script current;
    std::int64_t version = 0;
  };

  done perform(const create_request& task);
  done perform(const refine_request& task);
  done perform(const set_request& task);
  done perform(const rebuild_request& task);
  done perform(const revert_request& task);

  standing stand();
  done build(draft draft);
  void mend(draft& draft);
  std::optional<execution_error> execute(const draft& draft);
  std::string sentence(const execution_error& error) const;
  void keep_version(const draft& draft);
  void deliver(const draft& draft);
  done finish(const draft& draft);
  done stop(stop_reason reason, std::string message);

  void begin(const char* stage, const std::string& text);
  void keep_step(const char* name, nlohmann::json detail);

  const author& author_;
  store& store_;
  queued_host& host_;
  std::function<void(event)> emit_;
  const request* request_ = nullptr;
  std::string session_;
  std::string run_id_;
  std::vector<finding> findings_;  ///< what the API check left to see to
  report report_;
};

}  // namespace maquette
