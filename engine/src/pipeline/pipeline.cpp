// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/pipeline.hpp"

#include <algorithm>
#include <utility>

#include "maquette/audit.hpp"
#include "maquette/error.hpp"
#include "pipeline/bring_into_scene.hpp"
#include "pipeline/naming.hpp"
#include "session/asset_folder.hpp"
#include "session/request_steps.hpp"
#include "session/wire.hpp"

namespace maquette {

std::string asset_name(const script& script) {
  std::string name = script.tags().empty() ? "asset" : script.tags().front();
  std::replace_if(
      name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return name;
}

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
  session_ = request.session;
  return std::visit([&](const auto& task) { return perform(task); }, request.task);
}

done pipeline::perform(const create_request& task) {
  begin("author", "Reading the request");
  // A team's session is there already; what the library refuses leaves none.
  const brief wanted{task.prompt, task.reference};
  const auto open = [&] {
    if (session_.empty()) session_ = store_.add_session(task.prompt, request_->folder.string());
    if (!request_->resumes) store_.add_message(session_, "user", task.prompt);
  };
  const bool by_team = !session_.empty();
  if (by_team) {
    open();
    keep_step("requested", task_to_json(task));
  }
  auto answer = author_.propose(wanted, context());
  if (const auto* refused = std::get_if<refusal>(&answer))
    return stop(stop_reason::refused, refused->message);
  const auto& proposed = std::get<proposal>(answer);
  if (!by_team) open();
  keep_step("proposed", {{"prompt", task.prompt}, {"script", proposed.script}});
  for (const std::string& text : proposed.said) emit_(said{"author", text});
  report_.set("prompt", task.prompt);
  report_.set("author", proposed.report);
  report_.add("left_out", proposed.left_out);
  report_.add("notes", proposed.notes);
  report_.stop_clock("author");
  return build(
      {script(proposed.script), std::nullopt, by_maquette, task.prompt, wanted, proposed.plan, true});
}

done pipeline::perform(const refine_request& task) {
  begin("author", "Reading the instruction");
  const standing now = stand();
  if (!request_->resumes) store_.add_message(session_, "user", task.instruction);
  keep_step("requested", task_to_json(task));
  auto answer = author_.revise(now.current, task.instruction, exhibit_of(now.current), context());
  if (const auto* refused = std::get_if<refusal>(&answer))
    return stop(stop_reason::refused, refused->message);
  const auto& revised = std::get<revision>(answer);

  const script next = apply_edits(now.current, revised.edits);
  keep_step("revised", {{"instruction", task.instruction}, {"edits", revised.edits}});
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
  std::vector<edit> edits;
  std::string note = "set";
  for (const auto& [name, literal] : task.assignments) {
    // A choice may be given without its quotes: STYLE=ladder.
    const auto value = parse_literal(literal);
    edits.emplace_back(set_parameter{name, value ? *value : parameter_value(literal)});
    note += " " + name + "=" + literal;
  }
  const script next = apply_edits(now.current, edits);
  if (next.text() == now.current.text())
    return stop(stop_reason::refused, "The asset has these values already; nothing was changed.");
  keep_step("revised", {{"instruction", note}, {"edits", edits}});
  report_.set("instruction", note);
  report_.add_changes(now.current, next, edits);
  report_.stop_clock("author");
  return build({next, now.version, by_user, note});
}

done pipeline::perform(const rebuild_request&) {
  const auto latest = store_.latest_version(session_);
  const bool edited = request_->script && (!latest || *request_->script != latest->script);
  if (!edited && !latest) throw input_error("This session has no version to build. Create an asset first.");
  const script next(edited ? *request_->script : latest->script);
  report_.set("instruction", edited ? "the script, edited by hand" : "the script, as stored");
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
  const script next(wanted->script);
  const std::string note = "back to version " + std::to_string(task.version);
  report_.set("instruction", note);
  report_.add_changes(now.current, next, {});
  return build({next, task.version, by_user, note});
}

/// Keeps what the user wrote by hand before anything is built upon it.
pipeline::standing pipeline::stand() {
  const auto latest = store_.latest_version(session_);
  if (!request_->script || (latest && *request_->script == latest->script)) {
    if (!latest) throw input_error("This session has no version yet. Create an asset first.");
    return {script(latest->script), latest->number};
  }
  version_record own{0, std::nullopt, by_user, "edited by hand", *request_->script, ""};
  if (latest) own.parent = latest->number;
  const std::int64_t number = store_.add_version(session_, own);
  emit_(stored{number});
  return {script(*request_->script), number};
}

/// The line from a script to its files. Each stage is in the store before the next begins.
done pipeline::build(draft draft) {
  host_.set_asset(session_, asset_name(draft.next));
  report_.set("session", session_);
  mend(draft);
  if (const auto error = run_until_it_holds(draft)) return stop_at(*error, draft.next);
  keep_version(draft);
  if (draft.reviewed && author_.rounds() > 0) review(draft);
  if (!request_->folder.empty()) deliver(draft);
  return finish(draft);
}

/// What an author that can see is shown of the asset as it stands.
exhibit pipeline::exhibit_of(const script& current) {
  if (author_.rounds() == 0) return {};
  host_.set_asset(session_, asset_name(current));
  if (bring_into_scene(current, host_)) return {};
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
  report_.stop_clock("check");
  if (checked.script == draft.next.text()) return;

  if (draft.author == by_user && request_->script && *request_->script == draft.next.text()) {
    const auto latest = store_.latest_version(session_);
    if (!latest || latest->script != draft.next.text())
      draft.parent =
          store_.add_version(session_, {0, draft.parent, by_user, draft.note, draft.next.text(), ""});
  }
  const script better(checked.script);
  keep_step("mended", {{"findings", mended}, {"script", checked.script}});
  emit_(said{"check", "Mended for this Blender: " + std::to_string(checked.mended.size()) +
                          (checked.mended.size() == 1 ? " place." : " places.")});
  report_.set("mended",
              {{"findings", std::move(mended)}, {"before", draft.next.text()}, {"after", checked.script}});
  draft.author = by_maquette;
  draft.note += draft.note.empty() ? "mended for this Blender" : "; mended for this Blender";
  draft.next = better;
}

/// Why the script stopped, and what the check had said of the cell.
std::string pipeline::sentence(const execution_error& error) const {
  std::string where = error.cell.empty() ? "The script" : "The cell \"" + error.cell + "\"";
  if (error.line > 0) where += ", line " + std::to_string(error.line) + ",";
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
  return stop(stop_reason::script_failed, sentence(error));
}

std::optional<execution_error> pipeline::execute(const draft& draft) {
  report_.start_clock();
  bool first = true;
  const auto begins = [&](const run_plan& plan, std::size_t cells) {
    if (std::exchange(first, false)) report_.stop_clock("check");
    begin("execute",
          "Running " + std::to_string(plan.run.size()) + " of " + std::to_string(cells) + " cells");
  };
  const auto ended = [&](const run_plan& plan, const execution& found) {
    report_.add_execution(draft.next, plan, found);
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
  keep_step("finished", {{"version", report_.json().at("version")}});
  report_.set("reason", name_of(stop_reason::done));
  if (nlohmann::json used = author_.usage(); !used.is_null()) report_.set("usage", std::move(used));
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
  return {reason, std::move(message), report_.json()};
}

author_context pipeline::context() {
  return {host_, stop_,
          [this](const std::string& role, std::string_view text) {
            emit_(saying{role, std::string(text)});
          },
          [this](const char* step, nlohmann::json detail) { keep_step(step, std::move(detail)); }};
}

audit_expectation pipeline::expected_of(const draft& draft) const {
  return draft.plan ? expectation_of(*draft.plan) : audit_expectation{};
}

void pipeline::begin(const char* stage, const std::string& text) {
  emit_(progress{stage, text});
  report_.start_clock();
}

void pipeline::keep_step(const char* name, nlohmann::json detail) {
  store_.add_step(session_, {run_id_, name, std::move(detail), ""});
}

}  // namespace maquette
