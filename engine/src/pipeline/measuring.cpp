// SPDX-License-Identifier: GPL-3.0-or-later
// The requests that measure an asset: audit and shake.
#include <utility>

#include "maquette/error.hpp"
#include "pipeline/bring_into_scene.hpp"
#include "pipeline/naming.hpp"
#include "pipeline/pipeline.hpp"
#include "shake/narrow.hpp"
#include "shake/shaker.hpp"

namespace maquette {
namespace {

using nlohmann::json;

/// The audit's JSON; a finding that was seen to be mended carries how.
json with_fixes(const audit_report& found, const std::vector<verified_fix>& fixes) {
  json out = found;
  for (json& finding : out["findings"]) finding["fix"] = nullptr;
  for (const verified_fix& fix : fixes)
    for (std::size_t i = 0; i < found.findings.size(); ++i) {
      json& entry = out["findings"][i]["fix"];
      if (found.findings[i].message != fix.finding.message || !entry.is_null()) continue;
      entry = {{"what", fix.fix.what}, {"edits", fix.fix.edits}};
      break;
    }
  return out;
}

}  // namespace

/// The script as the user has it now. Nothing is stored but what the artist changed by hand, which the runs
/// to come would otherwise do away with.
script pipeline::look() {
  const auto latest = store_.latest_version(session_);
  if (!latest && !request_->script)
    throw input_error("This session has no version yet. Create an asset first.");
  const script current(is_own_script(latest) ? *request_->script : latest->script);
  return is_changed_by_hand(current) ? stand().current : current;
}

done pipeline::perform(const audit_request& task) {
  begin("execute", "Running the script");
  const script current = look();
  host_.set_asset(session_, asset_name(current));
  if (const auto error = try_first(current)) return stop_at(*error, current);
  if (const auto error = bring_into_scene(current, host_)) return stop_at(*error, current);
  report_.stop_clock("execute");
  begin("audit", "Measuring the parts");
  const audit_report found = audit(host_.inspect(), task.expected);
  const fixing mended = mend_measured(current, found, task.expected, "fix");
  report_.set("session", session_);
  report_.set("audit", with_fixes(found, mended.fixes));
  report_.stop_clock("audit");
  if (!task.apply || mended.fixes.empty()) {
    if (mended.fixed.text() != current.text()) bring_into_scene(current, host_);
    return {stop_reason::done, "", report_.json()};
  }
  const standing now = stand();
  std::vector<edit> edits;
  std::string note = "audit: ";
  for (const verified_fix& fix : mended.fixes) {
    edits.insert(edits.end(), fix.fix.edits.begin(), fix.fix.edits.end());
    if (&fix != &mended.fixes.front()) note += "; ";
    note += fix.fix.what;
  }
  report_.set("instruction", note);
  report_.add_changes(current, mended.fixed, edits);
  code_.add_made_of(current, mended.fixed);
  return build({mended.fixed, now.version, by_maquette, note});
}

done pipeline::perform(const shake_request& task) {
  begin("shake", "Shaking the parameters");
  const script current = look();
  host_.set_asset(session_, asset_name(current));
  if (const auto error = try_first(current)) return stop_at(*error, current);
  shaker shaker(current, host_, task.expected, task.settings, [&](const std::string& what) {
    emit_(progress{"shake", what});
  });
  const shake_report found = shaker.shake();
  report_.set("session", session_);
  report_.set("shake", found);
  report_.stop_clock("shake");
  const std::vector<edit> edits = narrow_ranges(current, found);
  report_.set("narrower", edits);
  if (!task.narrow || edits.empty()) {
    shaker.restore();
    return {stop_reason::done, "", report_.json()};
  }
  const standing now = stand();
  const script next = apply_edits(current, edits);
  report_.set("instruction", "ranges narrowed to what holds");
  report_.add_changes(current, next, edits);
  return build({next, now.version, by_maquette, "ranges narrowed to what holds"});
}

}  // namespace maquette
