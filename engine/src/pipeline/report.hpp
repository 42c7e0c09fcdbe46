// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "maquette/critique.hpp"
#include "maquette/edit.hpp"
#include "maquette/host.hpp"
#include "maquette/script.hpp"
#include "maquette/usage.hpp"

namespace maquette {

/// What report.json says of a run, gathered stage by stage.
class report {
 public:
  void set(const char* key, nlohmann::json value) { json_[key] = std::move(value); }
  /// Adds to a list of sentences.
  void add(const char* key, const std::vector<std::string>& sentences);
  void add_changes(const script& before, const script& after, const std::vector<edit>& edits);
  /// May be called for several rounds of one run.
  void add_execution(const script& script, const run_plan& plan, const execution& found);
  /// Sizes in metres and triangle counts, measured on the evaluated meshes.
  void add_parts(const std::vector<part_mesh>& meshes);

  /// One more of something: errors, rounds.
  void count(const char* key);
  /// What came of a round of improving.
  void add_verification(const std::vector<problem>& problems, const verification& found,
                        const std::vector<std::string>& put_back, bool kept);

  /// What all runs of the session took, where models were asked.
  void add_session_usage(const std::map<std::string, usage_total>& by_role);

  /// Adds the seconds since the last call to a stage's.
  void start_clock();
  void stop_clock(const char* stage);

  const nlohmann::json& json() const { return json_; }

 private:
  nlohmann::json json_ = nlohmann::json::object();
  std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
};

}  // namespace maquette
