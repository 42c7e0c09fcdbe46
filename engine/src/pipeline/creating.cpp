// SPDX-License-Identifier: GPL-3.0-or-later
// The requests that begin an asset: create and plan.
#include <filesystem>
#include <utility>

#include "files/scratch_folder.hpp"
#include "maquette/error.hpp"
#include "pipeline/naming.hpp"
#include "pipeline/pipeline.hpp"
#include "session/asset_folder.hpp"
#include "session/request_steps.hpp"
#include "views/picture_file.hpp"

namespace maquette {
namespace {

constexpr auto wants_a_model =
    "A blueprint wants a language model. Name one (docs/providers.md); without one, `maquette create` makes "
    "what its library knows.";

}  // namespace

done pipeline::perform(const create_request& task) {
  if ((task.plan || !task.other_than.empty()) && !author_.plans())
    return stop(stop_reason::refused, wants_a_model);
  // A team's session is there already; what the library refuses leaves none.
  if (author_.plans()) open_session(task.prompt, task_to_json(task));
  brief wanted{task.prompt, task.reference};
  read_reference(wanted);
  const author_context at = context();

  std::optional<planned> made;
  std::future<std::optional<picture>> imagining;
  if (author_.plans()) {
    made = task.plan ? planned{*task.plan, {}, {}} : make_plan(wanted, task.other_than, at);
    show_plan(*made, task.plan.has_value());
    if (!wanted.reference && author_.imagines())
      imagining = begin_to_imagine(made->plan, sheet_of(made->plan), at);
  }
  begin("author", author_.plans() ? "Writing the parts" : "Reading the request");
  auto answer = author_.propose(wanted, made ? std::optional(made->plan) : std::nullopt, at);
  if (const auto* refused = std::get_if<refusal>(&answer))
    return stop(stop_reason::refused, refused->message);
  const auto& proposed = std::get<proposal>(answer);
  if (!author_.plans()) {
    open_session(task.prompt, nullptr);
    code_.add(script(proposed.script));
  }
  keep_step("proposed", {{"prompt", task.prompt}, {"script", proposed.script}});
  for (const std::string& text : proposed.said) emit_(said{"author", text});
  report_.set("prompt", task.prompt);
  report_.set("author", proposed.report);
  report_.add("left_out", proposed.left_out);
  report_.add("notes", proposed.notes);
  if (made) report_.add("notes", made->left);
  report_.stop_clock("author");
  if (imagining.valid()) take_concept(imagining, wanted);
  return build(
      {script(proposed.script), std::nullopt, by_maquette, task.prompt, wanted, proposed.plan, true});
}

done pipeline::perform(const plan_request& task) {
  if (!author_.plans()) return stop(stop_reason::refused, wants_a_model);
  open_session(task.prompt, task_to_json(task));
  brief wanted{task.prompt, task.reference};
  read_reference(wanted);
  const planned made = make_plan(wanted, task.other_than, context());
  show_plan(made, false);
  report_.set("session", session_);
  report_.set("prompt", task.prompt);
  report_.set("author", {{"blueprint", made.plan}});
  report_.add("notes", made.left);
  store_.add_message(session_, by_maquette, "blueprint: " + made.plan.summary);
  return finish();
}

/// `task` is what it takes to go on with a run that was cut; null of a run without models, which is short.
void pipeline::open_session(const std::string& prompt, nlohmann::json task) {
  if (session_.empty()) session_ = store_.add_session(prompt, request_->folder.string());
  if (!request_->resumes) store_.add_message(session_, "user", prompt);
  if (!task.is_null()) keep_request(std::move(task));
}

planned pipeline::make_plan(const brief& wanted, const std::vector<blueprint>& other_than,
                            const author_context& at) {
  begin("plan", "Planning the parts");
  planned made = author_.plan(wanted, other_than, at);
  keep_step("planned", {{"blueprint", made.plan}, {"repaired", made.repaired}, {"left", made.left}});
  report_.stop_clock("plan");
  return made;
}

/// Lays the blueprint and its drawing where a person sees them before any code is asked for. In a window,
/// where there is no folder, the panel draws what it shows.
void pipeline::show_plan(const planned& made, bool is_the_users) {
  if (request_->folder.empty()) return;
  const sheet drawing = draw_blueprint(made.plan);
  const asset_folder folder(request_->folder);
  const std::filesystem::path plan = request_->folder / "blueprint.json",
                              pixels = request_->folder / "blueprint.png";
  // The user's own stays as it was written, and so does one that was changed since the run was cut.
  const bool stays = std::filesystem::exists(plan) && (is_the_users || request_->resumes);
  if (!stays) folder.write("blueprint.json", nlohmann::json(made.plan).dump(1) + "\n");
  folder.write("blueprint.svg", to_svg(drawing));
  host_.draw(drawing, pixels);
  report_.set("plan", {{"by", is_the_users ? "you" : "planner"},
                       {"repaired", made.repaired},
                       {"left", made.left},
                       {"files", {"blueprint.json", "blueprint.svg", "blueprint.png"}}});
  emit_(drawn{"blueprint", pixels.string()});
}

/// The blueprint's drawing as a picture for a model, from the folder where it lies there already.
picture pipeline::sheet_of(const blueprint& plan) {
  if (!request_->folder.empty()) return read_picture(request_->folder / "blueprint.png");
  const scratch_folder scratch;
  host_.draw(draw_blueprint(plan), scratch.path() / "blueprint.png");
  return read_picture(scratch.path() / "blueprint.png");
}

}  // namespace maquette
