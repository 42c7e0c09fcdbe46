// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/team_of_run.hpp"

#include <utility>

#include "maquette/providers.hpp"
#include "roles/team_author.hpp"

namespace maquette {
namespace {

model_settings read_settings(const engine::settings& settings) {
  return read_model_settings(settings.home, process_environment(), settings.models);
}

/// The session's meter, which goes on from its earlier runs. A replay costs nothing, and counts for none.
std::shared_ptr<meter> session_meter(const engine::settings& settings, const usage_caps& caps,
                                     const request& request, const std::shared_ptr<store>& records) {
  if (!settings.replay_from.empty() || request.session.empty()) return std::make_shared<meter>();
  return std::make_shared<meter>(
      caps, records->usage_by_role(request.session),
      [records, session = request.session, run = request.run_id](const std::string& role, const usage& used) {
        // A reply that an earlier run was given has been counted there.
        if (used.tokens_in + used.tokens_out > 0) records->add_usage(session, run, role, used);
      });
}

}  // namespace

bool has_models(const engine::settings& settings) {
  if (!settings.replay_from.empty()) return true;
  const model_settings models = read_settings(settings);
  return models.role("planner") && models.role("coder");
}

std::unique_ptr<author> make_team_of_run(const engine::settings& settings, const request& request,
                                         std::shared_ptr<const retriever> knowledge,
                                         const std::shared_ptr<store>& records) {
  const model_settings models = read_settings(settings);
  model_services services;
  const auto of_session = session_meter(settings, models.session_caps, request, records);
  of_session->check();
  services.used = std::make_shared<meter>(models.run_caps, of_session);
  services.prices = price_table::read(settings.home);
  services.pace = settings.pace;
  if (!settings.home.empty() && !request.session.empty()) {
    const std::filesystem::path journals = settings.home / "journals";
    std::filesystem::create_directories(journals);
    const std::filesystem::path journal = journals / (request.session + ".jsonl");
    if (request.resumes) services.earlier = std::make_shared<recording>(journal, true);
    services.journal = std::make_shared<recorder>(journal);
  }
  if (!settings.record_to.empty()) services.to = std::make_shared<recorder>(settings.record_to);
  if (!settings.replay_from.empty()) services.from = std::make_shared<recording>(settings.replay_from);
  const auto play = [&](const char* role) { return make_role_model(models, role, services); };
  team team{play("planner"), play("coder"),  play("critic"), play("verifier"), {},
            services.used,   services.prices};
  // A recording holds words; a replay draws nothing.
  if (settings.replay_from.empty()) team.illustrator = make_image_model(models);
  return make_team_author(std::move(team), toolbox(settings.rag_folder / "tools"), std::move(knowledge),
                          {.coding = {request.blender, request.fan_out}, .rounds = request.rounds});
}

}  // namespace maquette
