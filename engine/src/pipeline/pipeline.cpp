// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/pipeline.hpp"

#include <algorithm>
#include <utility>

#include "maquette/audit.hpp"
#include "maquette/error.hpp"
#include "pipeline/bring_into_scene.hpp"
#include "pipeline/naming.hpp"
#include "session/asset_folder.hpp"
#include "session/remarks.hpp"
#include "session/request_steps.hpp"
#include "session/wire.hpp"

namespace maquette {

std::string asset_name(const script& script) {
  std::string name = script.tags().empty() ? "asset" : script.tags().front();
  std::replace_if(
      name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return name;
}

namespace {

/// What the host, too, calls the error of a script that the guard refuses.
constexpr auto refused_type = "Refused";

std::vector<edit> edits_of(const std::vector<std::pair<std::string, std::string>>& assignments) {
  std::vector<edit> edits;
  for (const auto& [name, literal] : assignments) {
    // A choice may be given without its quotes: STYLE=ladder.
    const auto value = parse_literal(literal);
    edits.emplace_back(set_parameter{name, value ? *value : parameter_value(literal)});
  }
  return edits;
}

}  // namespace

pipeline::pipeline(const author& author, store& store, queued_host& host, std::function<void(event)> emit,
                   std::stop_token stop)
    : author_(author),
      store_(store),
      host_(host),
      emit_(std::move(emit)),
      stop_(std::move(stop)),
      run_id_(new_id()) {}

done pipeline::run(const request& request) {
  request_ = &request;
  if (!request.run_id.empty()) run_id_ = request.run_id;
  session_ = request.session;
  if (request.tries && !session_.empty()) code_.add_versions(store_.versions(session_));
  return std::visit([&](const auto& task) { return perform(task); }, request.task);
}

done pipeline::perform(const refine_request& task) {
  begin("author", "Reading the instruction");
  const standing now = stand();
  if (!request_->resumes) store_.add_message(session_, "user", task.instruction);
  keep_request(task_to_json(task));
  auto answer = author_.revise(now.current, task.instruction, exhibit_of(now.current), context());
  if (const auto* refused = std::get_if<refusal>(&answer))
    return stop(stop_reason::refused, refused->message);
  const auto& revised = std::get<revision>(answer);

  const script next = apply_edits(now.current, revised.edits);
  if (!author_.plans()) code_.add_made_of(now.current, next);
  keep_step("revised", {{"instruction", task.instruction}, {"edits", revised.edits}, {"said", revised.said}});
  for (const std::string& text : revised.said) emit_(said{"author", text});
  report_.set("instruction", task.instruction);
  if (!revised.report.is_null()) report_.set("author", revised.report);
  report_.add("left_out", revised.left_out);
  report_.add("notes", revised.notes);
  report_.add_changes(now.current, next, revised.edits);
  report_.stop_clock("author");
  return build({next, now.version, by_maquette, task.instruction});
}

done pipeline::perform(const set_request& task) {
  begin("author", "Setting parameters");
  const standing now = stand();
  const std::vector<edit> edits = edits_of(task.assignments);
  std::string note = "set";
  for (const auto& [name, literal] : task.assignments) note += " " + name + "=" + literal;
  const script next = apply_edits(now.current, edits);
  if (next.text() == now.current.text())
    return stop(stop_reason::refused, "The asset has these values already; nothing was changed.");
  keep_step("revised", {{"instruction", note}, {"edits", edits}});
  report_.set("instruction", note);
  report_.add_changes(now.current, next, edits);
  report_.stop_clock("author");
  return build({next, now.version, by_user, note});
}

done pipeline::perform(const trial_request& task) {
  if (!request_->script) throw input_error("A trial needs the script that it is made from.");
  const script next = apply_edits(look(), edits_of(task.assignments));
  if (const auto error = bring_into_scene(next, host_))
    return {stop_reason::script_failed, sentence(*error), {}};
  return {stop_reason::done, "", report_.json()};
}

done pipeline::perform(const rebuild_request&) {
  const auto latest = store_.latest_version(session_);
  const bool edited = is_own_script(latest);
  if (!edited && !latest) throw input_error("This session has no version to build. Create an asset first.");
  const script next(edited ? *request_->script : latest->script);
  report_.set("instruction", edited ? "the script, edited by hand" : "the script, as stored");
  if (is_changed_by_hand(next)) {
    const standing now = stand();
    if (latest) report_.add_changes(script(latest->script), now.current, {});
    return build({now.current, now.version, by_user, ""});
  }
  if (latest) report_.add_changes(script(latest->script), next, {});
  const auto parent = latest ? std::optional(latest->number) : std::nullopt;
  return build({next, parent, by_user, edited ? "edited by hand" : ""});
}

done pipeline::perform(const revert_request& task) {
  const standing now = stand();
  const auto wanted = store_.version(session_, task.version);
  if (!wanted)
    throw input_error("There is no version " + std::to_string(task.version) + "; the newest is " +
                      std::to_string(now.version) + ". See the history for the others.");
  keep_step("reverted", {{"version", task.version}});
  const script next(wanted->script);
  const std::string note = "back to version " + std::to_string(task.version);
  report_.set("instruction", note);
  report_.add_changes(now.current, next, {});
  return build({next, task.version, by_user, note});
}

/// Keeps what the user wrote by hand before anything is built upon it.
pipeline::standing pipeline::keep_own_script() {
  const auto latest = store_.latest_version(session_);
  if (!is_own_script(latest)) {
    if (!latest) throw input_error("This session has no version yet. Create an asset first.");
    return {script(latest->script), latest->number};
  }
  version_record own{0, std::nullopt, by_user, "edited by hand", *request_->script, ""};
  if (latest) own.parent = latest->number;
  const std::int64_t number = store_.add_version(session_, own);
  emit_(stored{number});
  const script now(*request_->script);
  if (latest) keep_hand_edit(script(latest->script), now);
  return {now, number};
}

/// So that later requests of the session are told of it. `what` says it in words; empty: which cells changed.
void pipeline::keep_hand_edit(const script& before, const script& now, const std::string& what) {
  const cell_difference difference = compare_cells(before, now);
  std::vector<std::string> titles = difference.changed;
  titles.insert(titles.end(), difference.added.begin(), difference.added.end());
  std::string text;
  for (const std::string& title : titles) text += now.find(title)->text;
  for (const std::string& title : difference.removed) {
    titles.push_back(title);
    text += "Removed: " + title + "\n";
  }
  keep_step("changed by hand", {{"what", what}, {"changed", titles}, {"difference", text}});
}

/// The line from a script to its files. Each stage is in the store before the next begins.
done pipeline::build(draft draft) {
  host_.set_asset(session_, asset_name(draft.next));
  report_.set("session", session_);
  mend(draft);
  if (const auto error = run_until_it_holds(draft)) return stop_at(*error, draft.next);
  keep_version(draft);
  if (draft.reviewed && author_.rounds() > 0) review(draft);
  report_outline();
  if (!request_->folder.empty()) deliver(draft);
  return finish(draft);
}

/// What an author that can see is shown of the asset as it stands. One that is a team finds it in the scene,
/// even where it is shown nothing.
exhibit pipeline::exhibit_of(const script& current) {
  if (author_.mends() == 0) return {};
  host_.set_asset(session_, asset_name(current));
  if (try_first(current) || bring_into_scene(current, host_) || author_.rounds() == 0) return {};
  return look_at(current, {}).shown;
}

/// Puts right what this Blender calls otherwise than the Blender that the script was written for. A script
/// that the user wrote is a version first.
void pipeline::mend(draft& draft) {
  begin("check", "Checking the script against this Blender");
  const api_check checked = host_.check(draft.next);
  findings_ = checked.findings;
  auto left = nlohmann::json::array(), mended = nlohmann::json::array();
  for (const finding& found : checked.findings) left.push_back(wire::finding_to_json(found));
  for (const finding& found : checked.mended) mended.push_back(wire::finding_to_json(found));
  report_.set("findings", std::move(left));
  note_refused(checked.refused);
  report_.stop_clock("check");
  if (checked.script == draft.next.text()) return;

  if (draft.author == by_user && request_->script && *request_->script == draft.next.text()) {
    const auto latest = store_.latest_version(session_);
    if (!latest || latest->script != draft.next.text())
      draft.parent =
          store_.add_version(session_, {0, draft.parent, by_user, draft.note, draft.next.text(), ""});
  }
  const script better(checked.script);
  code_.add_made_of(draft.next, better);
  keep_step("mended", {{"findings", mended}, {"script", checked.script}});
  emit_(said{"check", "Mended for this Blender: " + std::to_string(checked.mended.size()) +
                          (checked.mended.size() == 1 ? " place." : " places.")});
  report_.set("mended",
              {{"findings", std::move(mended)}, {"before", draft.next.text()}, {"after", checked.script}});
  draft.author = by_maquette;
  draft.note += draft.note.empty() ? "mended for this Blender" : "; mended for this Blender";
  draft.next = better;
}

/// What the guard refuses is an error before anything has run, and goes the way of one.
void pipeline::note_refused(const std::vector<finding>& refused) {
  refused_.reset();
  auto all = nlohmann::json::array();
  for (const finding& found : refused) {
    all.push_back(wire::finding_to_json(found));
    if (refused_)
      refused_->message += "\nLine " + std::to_string(found.line) + ": " + found.message;
    else
      refused_ = execution_error{found.cell, found.line, refused_type, found.message};
  }
  report_.set("refused", std::move(all));
}

/// Why the script stopped, and what the check had said of the cell.
std::string pipeline::sentence(const execution_error& error) const {
  std::string where = error.cell.empty() ? "The script" : "The cell \"" + error.cell + "\"";
  if (error.line > 0) where += ", line " + std::to_string(error.line) + ",";
  if (error.type == refused_type) return where + " is not run: " + error.message;
  std::string text = where + " stopped with " + error.type + ": " + error.message + ".";
  for (const finding& found : findings_)
    if (found.cell == error.cell && found.line == error.line) text += " " + found.message;
  return text + " The scene is as it was before.";
}

void pipeline::keep_failure(const execution_error& error, const script& script) {
  keep_step("failed", {{"cell", error.cell},
                       {"line", error.line},
                       {"type", error.type},
                       {"message", error.message},
                       {"script", script.text()}});
}

done pipeline::stop_at(const execution_error& error, const script& script) {
  keep_failure(error, script);
  report_.set("error", {{"cell", error.cell},
                        {"line", error.line},
                        {"type", error.type},
                        {"message", error.message},
                        {"script", script.text()}});
  return stop(stop_reason::script_failed, sentence(error));
}

std::optional<execution_error> pipeline::execute(const draft& draft) {
  if (refused_) return refused_;
  if (auto error = try_first(draft.next)) return error;
  report_.start_clock();
  bool first = true;
  const auto begins = [&](const run_plan& plan, std::size_t cells) {
    if (std::exchange(first, false)) report_.stop_clock("check");
    begin("execute",
          "Running " + std::to_string(plan.run.size()) + " of " + std::to_string(cells) + " cells");
  };
  const auto ended = [&](const run_plan& plan, const execution& found) {
    report_.add_execution(draft.next, plan, found);
    tell_of_held(found);
    report_.stop_clock("execute");
  };
  if (auto error = bring_into_scene(draft.next, host_, {begins, ended})) return error;

  begin("inspect", "Measuring the parts");
  measure(draft);
  keep_step("audited", report_.json().at("audit"));
  report_.stop_clock("inspect");
  return std::nullopt;
}

/// What stands in the scene, into the report.
void pipeline::measure(const draft& draft) {
  const std::vector<part_mesh> parts = host_.inspect();
  report_.add_parts(parts);
  report_.set("audit", {{"findings", audit(parts, expected_of(draft)).findings}});
}

void pipeline::keep_version(const draft& draft) {
  const auto latest = store_.latest_version(session_);
  std::int64_t number = 0;
  if (latest && latest->script == draft.next.text()) {
    number = latest->number;  // rebuilt as it was
  } else {
    number = store_.add_version(session_, {0, draft.parent, draft.author, draft.note, draft.next.text(), ""});
    emit_(stored{number});
  }
  report_.set("version", number);
  auto parameters = nlohmann::json::array();
  for (const parameter& parameter : draft.next.parameters()) parameters.push_back(parameter);
  report_.set("parameters", std::move(parameters));
}

void pipeline::deliver(const draft& draft) {
  const asset_folder folder(request_->folder);
  folder.write("asset.py", draft.next.text());

  begin("render", "Rendering the views");
  nlohmann::json render = request_->render;
  render["folder"] = request_->folder.string();
  render["title"] = draft.next.prompt();
  const render_result views = host_.render(render);
  auto names = nlohmann::json::array();
  for (const rendered_view& view : views.views)
    names.push_back({{"view", view.view}, {"file", folder.relative(view.file)}});
  report_.set("views", std::move(names));
  if (!views.sheet.empty()) report_.set("sheet", folder.relative(views.sheet));
  report_.stop_clock("render");

  begin("export", "Writing the files");
  nlohmann::json exporting = request_->exporting;
  exporting["folder"] = request_->folder.string();
  const export_result written = host_.export_files(exporting);
  auto files = nlohmann::json::array({"asset.py"});
  for (const std::string& file : written.files) files.push_back(folder.relative(file));
  report_.set("files", std::move(files));
  report_.add("notes", written.notes);
  report_.stop_clock("export");
}

done pipeline::finish(const draft& draft) {
  const std::string answer =
      "version " + std::to_string(report_.json().at("version").get<std::int64_t>()) + ": " + draft.note;
  store_.add_message(session_, by_maquette, answer);
  return finish();
}

/// The end of a run that did what was asked.
done pipeline::finish() {
  keep_step("finished", {{"version", report_.json().value("version", nlohmann::json())}});
  report_.set("reason", name_of(stop_reason::done));
  tell_usage();
  if (!request_->folder.empty())
    asset_folder(request_->folder)
        .write("report.json",
               report_.json().dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
  return {stop_reason::done, "", report_.json()};
}

done pipeline::stop(stop_reason reason, std::string message) {
  if (!session_.empty()) {
    store_.add_message(session_, by_maquette, message);
    keep_step("stopped", {{"reason", name_of(reason)}, {"message", message}});
  }
  report_.set("reason", name_of(reason));
  report_.set("message", message);
  tell_usage();
  return {reason, std::move(message), report_.json()};
}

void pipeline::tell_usage() {
  if (nlohmann::json used = author_.usage(); !used.is_null()) report_.set("usage", std::move(used));
  report_.add_session_usage(store_.usage_by_role(session_));
}

/// While it goes on: whenever another reply has been counted.
void pipeline::tell_taken() {
  nlohmann::json used = author_.usage();
  if (used.is_null()) return;
  const auto replies = used.at("replies").get<std::int64_t>();
  if (replies_told_.exchange(replies) != replies) emit_(taken{std::move(used)});
}

author_context pipeline::context() {
  return {host_,
          stop_,
          [this](const std::string& role, std::string_view text) {
            emit_(saying{role, std::string(text)});
            tell_taken();
          },
          [this](const char* step, nlohmann::json detail) { keep_step(step, std::move(detail)); },
          [this](const std::string& what) {
            emit_(progress{stage_, what});
          },
          remarks_of(store_.steps(session_), run_id_)};
}

audit_expectation pipeline::expected_of(const draft& draft) const {
  return draft.plan ? expectation_of(*draft.plan) : audit_expectation{};
}

void pipeline::begin(const char* stage, const std::string& text) {
  stage_ = stage;
  emit_(progress{stage, text});
  tell_taken();
  report_.start_clock();
}

/// With whether it takes the place of one that was cut: see session/remarks.hpp.
void pipeline::keep_request(nlohmann::json task) {
  task["resumes"] = request_->resumes;
  keep_step("requested", std::move(task));
}

void pipeline::keep_step(const char* name, nlohmann::json detail) {
  store_.add_step(session_, {run_id_, name, std::move(detail), ""});
}

}  // namespace maquette
