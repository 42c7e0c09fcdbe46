// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <stop_token>
#include <string>

#include "fixing/fixer.hpp"
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
  /// `emit` may be called from several threads.
  pipeline(const author& author, store& store, queued_host& host, std::function<void(event)> emit,
           std::stop_token stop);

  /// Throws what the stages throw; a request that ends early for a reason of its own returns it.
  done run(const request& request);

 private:
  /// A script that is ready to be built, and where it comes from.
  struct draft {
    script next;
    std::optional<std::int64_t> parent;
    std::string author;
    std::string note;
    brief wanted{};                                ///< what a review holds it against
    std::optional<blueprint> plan = std::nullopt;  ///< what it was built to
    bool reviewed = false;                         ///< by the author, once it runs
  };
  /// A script that stands in the scene, as reviewers see it.
  struct state {
    script built;
    audit_report measured;
    exhibit shown;
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
  done perform(const audit_request& task);
  done perform(const shake_request& task);

  standing stand();
  script look();
  done build(draft draft);
  void mend(draft& draft);
  std::optional<execution_error> run_until_it_holds(draft& draft);
  std::optional<execution_error> execute(const draft& draft);
  void measure(const draft& draft);
  void keep_failure(const execution_error& error, const script& script);
  void review(draft& draft);
  bool improve(draft& draft, state& best);
  fixing mend_measured(const script& script, const audit_report& found, const audit_expectation& expected,
                       const char* stage);
  state look_at(const script& built, const audit_expectation& expected);
  exhibit show(const std::string& measured);
  exhibit exhibit_of(const script& current);
  done stop_at(const execution_error& error, const script& script);
  std::string sentence(const execution_error& error) const;
  void keep_version(const draft& draft);
  void deliver(const draft& draft);
  done finish(const draft& draft);
  done stop(stop_reason reason, std::string message);

  author_context context();
  audit_expectation expected_of(const draft& draft) const;
  void begin(const char* stage, const std::string& text);
  void keep_step(const char* name, nlohmann::json detail);

  const author& author_;
  store& store_;
  queued_host& host_;
  std::function<void(event)> emit_;
  std::stop_token stop_;
  const request* request_ = nullptr;
  std::string session_;
  std::string run_id_;
  std::vector<finding> findings_;  ///< what the API check left to see to
  report report_;
};

}  // namespace maquette
