// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <future>
#include <optional>
#include <stop_token>
#include <string>

#include "fixing/fixer.hpp"
#include "maquette/author.hpp"
#include "maquette/event.hpp"
#include "maquette/hand.hpp"
#include "maquette/outline.hpp"
#include "maquette/session.hpp"
#include "maquette/store.hpp"
#include "pipeline/report.hpp"
#include "pipeline/tried_code.hpp"
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
  struct judgement {
    verification found;
    std::vector<std::string> put_back;  ///< parts whose change was left out of what was judged
    bool is_kept = false;
  };
  /// The asset as it stands: its latest version, or the user's own edit of it, kept as a version first.
  struct standing {
    script current;
    std::int64_t version = 0;
  };

  done perform(const create_request& task);
  done perform(const plan_request& task);
  done perform(const refine_request& task);
  done perform(const set_request& task);
  done perform(const trial_request& task);
  done perform(const rebuild_request& task);
  done perform(const hold_request& task);
  done perform(const revert_request& task);
  done perform(const audit_request& task);
  done perform(const shake_request& task);

  void open_session(const std::string& prompt, nlohmann::json task);
  planned make_plan(const brief& wanted, const std::vector<blueprint>& other_than, const author_context& at);
  void show_plan(const planned& made, bool is_the_users);
  picture sheet_of(const blueprint& plan);
  void read_reference(const brief& wanted);
  std::string said_outline(const std::vector<part_mesh>& parts) const;
  void report_outline();
  std::future<std::optional<picture>> begin_to_imagine(const blueprint& plan, const picture& sheet,
                                                       const author_context& at);
  std::optional<picture> earlier_concept() const;
  void take_concept(std::future<std::optional<picture>>& imagining, brief& wanted);
  standing stand();
  standing keep_own_script();
  /// Whether the request brings a script that no version has.
  bool is_own_script(const std::optional<version_record>& latest);
  bool is_changed_by_hand(const script& current);
  standing keep_hand(standing now);
  void tell_of_hand(const hand_report& hand);
  void tell_of_held(const execution& found);
  script look();
  done build(draft draft);
  void mend(draft& draft);
  void note_refused(const std::vector<finding>& refused);
  std::optional<execution_error> run_until_it_holds(draft& draft);
  std::optional<execution_error> try_first(const script& next);
  std::optional<execution_error> execute(const draft& draft);
  void measure(const draft& draft);
  void keep_failure(const execution_error& error, const script& script);
  void review(draft& draft);
  bool improve(draft& draft, state& best);
  std::optional<state> try_change(const draft& from, const script& changed, const state& best);
  judgement judge(const draft& draft, const std::vector<problem>& problems, const state& best,
                  const state& after, const std::vector<std::string>& put_back);
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
  done finish();
  done stop(stop_reason reason, std::string message);
  void tell_usage();
  void tell_taken();

  author_context context();
  audit_expectation expected_of(const draft& draft) const;
  void begin(const char* stage, const std::string& text);
  void keep_request(nlohmann::json task);
  void keep_hand_edit(const script& before, const script& now, const std::string& what = "");
  void keep_step(const char* name, nlohmann::json detail);

  const author& author_;
  store& store_;
  queued_host& host_;
  std::function<void(event)> emit_;
  std::stop_token stop_;
  const request* request_ = nullptr;
  std::string session_;
  std::string run_id_;
  std::atomic<std::int64_t> replies_told_ = 0;
  std::string stage_;                       ///< the one that goes on; what roles note is told as its progress
  tried_code code_;                         ///< that needs no trial
  std::vector<finding> findings_;           ///< what the API check left to see to
  std::optional<execution_error> refused_;  ///< why the guard does not let the draft run
  hand_report hand_;                        ///< what was read of the artist's hand and is not kept yet
  std::optional<picture_outline> outline_;  ///< in the user's picture
  report report_;
};

}  // namespace maquette
