// SPDX-License-Identifier: GPL-3.0-or-later
// The two arrows of the line that point back: a run that failed, and a review that asks for better.
#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "maquette/error.hpp"
#include "pipeline/bring_into_scene.hpp"
#include "pipeline/naming.hpp"
#include "pipeline/pipeline.hpp"
#include "pipeline/put_back.hpp"
#include "views/draw_views.hpp"
#include "wording/joined.hpp"

namespace maquette {
namespace {

std::ptrdiff_t grave_findings(const audit_report& report) {
  return std::ranges::count_if(report.findings, is_grave);
}

std::string said_measures(const audit_report& report) {
  std::string text;
  for (const audited_part& part : report.parts) {
    const point size = part.size();
    text += "- " + part.name + ": " + to_literal(size[0]) + " x " + to_literal(size[1]) + " x " +
            to_literal(size[2]) + " m, from z = " + to_literal(part.low[2]) + "\n";
  }
  for (const audit_finding& finding : report.findings)
    if (is_grave(finding)) text += "- fault: " + finding.message + "\n";
  if (grave_findings(report) == 0) text += "- no faults: parts meet, nothing floats, it stands.\n";
  return text;
}

/// What the audit found and could not mend by itself, as the critic would say it.
std::vector<problem> measured_problems(const audit_report& report) {
  std::vector<problem> problems;
  for (const audit_finding& finding : report.findings)
    if (is_grave(finding))
      problems.push_back({finding.parts.empty() ? "" : finding.parts.front(), finding.message, "measured",
                          "Do away with this fault.", problem_severity::wrong});
  return problems;
}

/// Parts that a change has made worse, as the verifier sees it and as it is measured.
std::vector<std::string> broken_parts(const verification& found, const audit_report& before,
                                      const audit_report& after) {
  std::set<std::string> broken;
  for (const regression& each : found.regressions)
    if (!each.part.empty()) broken.insert(each.part);
  for (const audit_finding& finding : after.findings) {
    const auto is_same = [&](const audit_finding& old) {
      return old.kind == finding.kind && old.parts == finding.parts;
    };
    if (is_grave(finding) && std::ranges::none_of(before.findings, is_same))
      broken.insert(finding.parts.begin(), finding.parts.end());
  }
  return {broken.begin(), broken.end()};
}

}  // namespace

/// Runs the script; what stops it goes back to its author.
std::optional<execution_error> pipeline::run_until_it_holds(draft& draft) {
  for (int attempt = 0;; ++attempt) {
    auto error = execute(draft);
    if (!error) return std::nullopt;
    report_.count("errors");
    if (attempt >= author_.mends()) return error;
    keep_failure(*error, draft.next);
    begin("mend",
          "Mending " + (error->cell.empty() ? std::string("the script") : error->cell) + ": " + error->type);
    const std::vector<edit> edits = author_.mend(draft.next, *error, context());
    if (edits.empty()) return error;
    draft.next = apply_edits(draft.next, edits);
    keep_step("mended", {{"edits", edits}, {"script", draft.next.text()}});
    report_.stop_clock("mend");
    mend(draft);
  }
}

exhibit pipeline::show(const std::string& measured) {
  return {draw_views(host_, {{"views", request_->views}, {"resolution", request_->resolution}}), measured};
}

pipeline::state pipeline::look_at(const script& built, const audit_expectation& expected) {
  const std::vector<part_mesh> parts = host_.inspect();
  state now{built, audit(parts, expected), {}};
  now.shown = show(said_measures(now.measured) + said_outline(parts));
  return now;
}

/// Rounds of looking and improving. What there is stays, whatever becomes of a round: a better state is a
/// version, a worse one is put back, and a limit or a provider's fault ends the review and not the run.
void pipeline::review(draft& draft) {
  begin("review", "Looking at it");
  const audit_expectation expected = expected_of(draft);
  state best{draft.next, {}, {}};
  const auto ended_early = [&](const error& reason) {
    report_.add("notes", {std::string("The review ended early: ") + reason.what()});
  };
  try {
    best = look_at(draft.next, expected);
    for (int round = 1; round <= author_.rounds(); ++round) {
      report_.count("rounds");
      if (!improve(draft, best)) break;
    }
  } catch (const limit_reached& reason) {
    ended_early(reason);
  } catch (const provider_error& reason) {
    ended_early(reason);
  } catch (const model_error& reason) {
    ended_early(reason);
  }
  draft.next = best.built;
  // The scene may hold a state that was tried and not kept.
  bring_into_scene(best.built, host_);
  measure(draft);
  report_.stop_clock("review");
}

/// Edits that measuring alone shows to mend what was found; said as progress of a stage.
fixing pipeline::mend_measured(const script& script, const audit_report& found,
                               const audit_expectation& expected, const char* stage) {
  fixer fixer(host_, expected, [&](const std::string& what) { emit_(progress{stage, what}); });
  return fixer.fix(script, found);
}

/// One round. Returns whether another may find more.
bool pipeline::improve(draft& draft, state& best) {
  const audit_expectation expected = expected_of(draft);
  const auto keep = [&](state better, const std::string& note) {
    draft.next = better.built;
    draft.parent = report_.json().at("version").get<std::int64_t>();
    draft.author = by_maquette;
    draft.note = note;
    best = std::move(better);
    keep_version(draft);
  };

  // What can be measured and mended costs no model.
  if (grave_findings(best.measured) > 0) {
    const fixing mended = mend_measured(best.built, best.measured, expected, "review");
    if (!mended.fixes.empty()) {
      std::string note = "measured and mended: " + mended.fixes.front().fix.what;
      if (mended.fixes.size() > 1) note += " and " + std::to_string(mended.fixes.size() - 1) + " more";
      keep(look_at(mended.fixed, expected), note);
    }
  }

  std::vector<problem> problems = measured_problems(best.measured);
  begin("review", "Looking for what could be better");
  const auto seen = author_.criticise(draft.wanted, draft.plan, best.shown, context());
  std::ranges::copy_if(seen, std::back_inserter(problems),
                       [](const problem& each) { return each.severity != problem_severity::polish; });
  keep_step("criticised", {{"problems", problems}});
  if (problems.empty()) return false;
  for (const problem& each : problems) emit_(said{"critic", each.part + ": " + each.text});

  begin("review", "Improving " + std::to_string(problems.size()) + " points");
  const revision revised = author_.improve(best.built, problems, best.shown, context());
  const script changed = apply_edits(best.built, revised.edits);
  keep_step("revised", {{"edits", revised.edits}, {"said", revised.said}, {"script", changed.text()}});
  auto after = try_change(draft, changed, best);
  if (!after) return false;
  judgement judged = judge(draft, problems, best, *after, {});
  if (!judged.is_kept && judged.found.has_gains()) {
    // What it broke is put back, part by part, and the rest is looked at once more.
    const std::vector<std::string> broken = broken_parts(judged.found, best.measured, after->measured);
    if (const auto rest = put_back(broken, best.built, after->built)) {
      if (auto partly = try_change(draft, *rest, best)) {
        judged = judge(draft, problems, best, *partly, broken);
        after = std::move(partly);
      }
    }
  }
  report_.add_verification(problems, judged.found, judged.put_back, judged.is_kept);
  // A round that was put back tells the next one what to leave alone.
  if (!judged.is_kept) return judged.found.has_gains();
  keep(std::move(*after), "improved: " + problems.front().text);
  return true;
}

/// A changed script, brought into the scene and looked at; nothing where it cannot be made to run.
std::optional<pipeline::state> pipeline::try_change(const draft& from, const script& changed,
                                                    const state& best) {
  draft candidate = from;
  candidate.next = changed;
  mend(candidate);
  if (run_until_it_holds(candidate)) return std::nullopt;
  const audit_expectation expected = expected_of(from);
  state after = look_at(candidate.next, expected);
  if (grave_findings(after.measured) > grave_findings(best.measured)) {
    const fixing mended = mend_measured(after.built, after.measured, expected, "review");
    if (!mended.fixes.empty()) after = look_at(mended.fixed, expected);
  }
  return after;
}

/// What the verifier says of a change; one that measures worse is not kept, whatever it says.
pipeline::judgement pipeline::judge(const draft& draft, const std::vector<problem>& problems,
                                    const state& best, const state& after,
                                    const std::vector<std::string>& put_back) {
  begin("review", put_back.empty() ? "Comparing before and after"
                                   : "Comparing again without the change of " + joined(put_back));
  verification found = author_.verify(draft.wanted, problems, best.shown, after.shown, context());
  nlohmann::json told = found;
  told["put_back"] = put_back;
  keep_step("verified", std::move(told));
  const bool is_worse = grave_findings(after.measured) > grave_findings(best.measured);
  const bool is_kept = found.is_gain() && !is_worse;
  return {std::move(found), put_back, is_kept};
}

}  // namespace maquette
