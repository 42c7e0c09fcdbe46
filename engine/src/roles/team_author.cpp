// SPDX-License-Identifier: GPL-3.0-or-later
#include "roles/team_author.hpp"

#include <utility>

#include "roles/planner.hpp"
#include "roles/reviewers.hpp"

namespace maquette {
namespace {

class team_author final : public author {
 public:
  team_author(team models, toolbox tools, passage_finder find, team_settings settings)
      : models_(std::move(models)),
        tools_(std::move(tools)),
        find_(std::move(find)),
        settings_(std::move(settings)) {}

  std::variant<proposal, refusal> propose(const brief& brief, const author_context& at) const override {
    const planned planned =
        make_plan(*models_.planner, brief, settings_.other_than, at.stop, telling(at, "planner"));
    at.keep("planned", {{"blueprint", planned.plan}, {"repaired", planned.repaired}, {"left", planned.left}});
    proposal made;
    made.plan = planned.plan;
    made.script = coder_for(at).write(brief, planned.plan, listening(at));
    made.said = {planned.plan.summary};
    made.notes = planned.left;
    made.report = {{"blueprint", planned.plan}};
    return made;
  }

  std::variant<revision, refusal> revise(const script& script, const std::string& instruction,
                                         const exhibit& shown, const author_context& at) const override {
    std::vector<picture> pictures;
    for (const auto& [name, view] : shown.views) pictures.push_back(view);
    return revision_of(script,
                       coder_for(at).change(script, instruction, shown.measured, pictures, listening(at)));
  }

  nlohmann::json usage() const override {
    nlohmann::json roles = nlohmann::json::object();
    for (const auto& [role, total] : models_.used->by_role()) roles[role] = usage_to_json(total);
    nlohmann::json all = usage_to_json(models_.used->total());
    all["roles"] = std::move(roles);
    return all;
  }

  int mends() const override { return settings_.mends; }

  std::vector<edit> mend(const script& script, const execution_error& error,
                         const author_context& at) const override {
    return with_tools(script, coder_for(at).mend(script, error, listening(at)).edits);
  }

  int rounds() const override { return settings_.rounds; }

  std::vector<problem> criticise(const brief& brief, const std::optional<blueprint>& plan,
                                 const exhibit& shown, const author_context& at) const override {
    return maquette::criticise(*models_.critic, brief, plan, shown, at.stop, telling(at, "critic"));
  }

  revision improve(const script& script, const std::vector<problem>& problems, const exhibit& shown,
                   const author_context& at) const override {
    return revision_of(script, coder_for(at).improve(script, problems, shown.measured, listening(at)));
  }

  verification verify(const brief& brief, const std::vector<problem>& problems, const exhibit& before,
                      const exhibit& after, const author_context& at) const override {
    return maquette::verify(*models_.verifier, brief, problems, before, after, at.stop,
                            telling(at, "verifier"));
  }

 private:
  coder coder_for(const author_context& at) const {
    return {*models_.coder, tools_, find_, settings_.coding, at.stop};
  }

  static text_listener telling(const author_context& at, std::string role) {
    return [&at, role = std::move(role)](std::string_view text) { at.tell(role, text); };
  }

  static coder::listener listening(const author_context& at) {
    return [&at](const std::string& title, std::string_view text) { at.tell("coder: " + title, text); };
  }

  revision revision_of(const script& script, edit_reply reply) const {
    revision made;
    made.edits = with_tools(script, std::move(reply.edits));
    if (!reply.said.empty()) made.said = {std::move(reply.said)};
    return made;
  }

  /// What the edited script calls and its cell of tools lacks is added to that.
  std::vector<edit> with_tools(const script& script, std::vector<edit> edits) const {
    const maquette::script after = apply_edits(script, edits), completed = tools_.completed(after);
    if (completed.text() != after.text())
      edits.emplace_back(replace_cell{"tools", completed.find("tools")->text});
    return edits;
  }

  team models_;
  toolbox tools_;
  passage_finder find_;
  team_settings settings_;
};

}  // namespace

std::unique_ptr<author> make_team_author(team models, toolbox tools, passage_finder find,
                                         team_settings settings) {
  return std::make_unique<team_author>(std::move(models), std::move(tools), std::move(find),
                                       std::move(settings));
}

}  // namespace maquette
