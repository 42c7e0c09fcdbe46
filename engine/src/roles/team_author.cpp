// SPDX-License-Identifier: GPL-3.0-or-later
#include "roles/team_author.hpp"

#include <utility>

#include "roles/illustrator.hpp"
#include "roles/planner.hpp"
#include "roles/reviewers.hpp"

namespace maquette {
namespace {

class team_author final : public author {
 public:
  team_author(team models, toolbox tools, std::shared_ptr<const retriever> knowledge, team_settings settings)
      : models_(std::move(models)),
        tools_(std::move(tools)),
        knowledge_(std::move(knowledge)),
        settings_(std::move(settings)) {}

  bool plans() const override { return true; }

  planned plan(const brief& brief, const std::vector<blueprint>& other_than,
               const author_context& at) const override {
    return make_plan(*models_.planner, brief, other_than, desk{knowledge_, at}, telling(at, "planner"));
  }

  bool imagines() const override { return models_.illustrator != nullptr; }

  std::optional<picture> imagine(const blueprint& plan, const picture& sheet,
                                 const author_context& at) const override {
    if (!models_.illustrator) return std::nullopt;
    return draw_concept(*models_.illustrator, plan, sheet, *models_.used, models_.prices, at.stop);
  }

  std::variant<proposal, refusal> propose(const brief& brief, const std::optional<blueprint>& plan,
                                          const author_context& at) const override {
    proposal made;
    made.plan = plan;
    made.script = coder_for(at).write(brief, plan.value(), listening(at));
    made.said = {plan->summary};
    made.report = {{"blueprint", *plan}};
    return made;
  }

  std::variant<revision, refusal> revise(const script& script, const std::string& instruction,
                                         const exhibit& shown, const author_context& at) const override {
    std::vector<picture> pictures;
    for (const auto& [name, view] : shown.views) pictures.push_back(view);
    return revision_of(script,
                       coder_for(at).change(script, instruction, shown.measured, pictures, listening(at)));
  }

  nlohmann::json usage() const override { return usage_to_json(models_.used->by_role()); }

  int mends() const override { return settings_.mends; }

  std::vector<edit> mend(const script& script, const execution_error& error,
                         const author_context& at) const override {
    return with_tools(script, coder_for(at).mend(script, error, listening(at)).edits);
  }

  int rounds() const override { return settings_.rounds; }

  std::vector<problem> criticise(const brief& brief, const std::optional<blueprint>& plan,
                                 const exhibit& shown, const author_context& at) const override {
    return maquette::criticise(*models_.critic, brief, plan, shown, at.earlier, at.stop,
                               telling(at, "critic"));
  }

  revision improve(const script& script, const std::vector<problem>& problems, const exhibit& shown,
                   const author_context& at) const override {
    return revision_of(script, coder_for(at).improve(script, problems, shown.measured, listening(at)));
  }

  verification verify(const brief& brief, const std::vector<problem>& problems, const exhibit& before,
                      const exhibit& after, const author_context& at) const override {
    return maquette::verify(*models_.verifier, brief, problems, before, after, at.earlier, at.stop,
                            telling(at, "verifier"));
  }

 private:
  coder coder_for(const author_context& at) const {
    return {*models_.coder, tools_, settings_.coding, {knowledge_, at}};
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
  std::shared_ptr<const retriever> knowledge_;
  team_settings settings_;
};

}  // namespace

std::unique_ptr<author> make_team_author(team models, toolbox tools,
                                         std::shared_ptr<const retriever> knowledge, team_settings settings) {
  return std::make_unique<team_author>(std::move(models), std::move(tools), std::move(knowledge),
                                       std::move(settings));
}

}  // namespace maquette
