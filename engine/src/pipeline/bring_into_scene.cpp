// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/bring_into_scene.hpp"

namespace maquette {
namespace {

/// Rounds of running what the rounds before have brought to light. Two are the most that was ever seen.
constexpr int most_rounds = 5;

}  // namespace

std::optional<execution_error> bring_into_scene(const script& script, host& host,
                                                const round_watcher& watcher) {
  const analysis names = host.analyse(script);
  for (const cell_analysis& cell : names)
    if (cell.problem)
      return execution_error{cell.title, cell.problem->line, "SyntaxError", cell.problem->message};

  // A cell can be seen to touch another only once it has run; what that calls for is run in a further round.
  run_plan plan = plan_run(script, names, host.recall());
  for (int round = 0; round < most_rounds; ++round) {
    if (round > 0 && plan.run.empty() && plan.remove.empty()) break;
    if (watcher.begins) watcher.begins(plan, names.size());
    const execution found = host.execute(script, names, plan);
    if (found.error) return found.error;
    if (watcher.ended) watcher.ended(plan, found);
    plan = plan_run(script, names, host.recall());
  }
  return std::nullopt;
}

}  // namespace maquette
