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

/// What the index gives for a coder's question.
passage_finder finder_in(std::shared_ptr<const retriever> knowledge) {
  if (!knowledge) return {};
  return [knowledge = std::move(knowledge)](const std::string& query, std::size_t limit) {
    std::vector<passage> found;
    for (const hit& hit : knowledge->find(query, limit)) found.push_back(knowledge->passages()[hit.index]);
    return found;
  };
}

}  // namespace

bool has_models(const engine::settings& settings) {
  if (!settings.replay_from.empty()) return true;
  const model_settings models = read_settings(settings);
  return models.role("planner") && models.role("coder");
}

std::unique_ptr<author> make_team_of_run(const engine::settings& settings, const request& request,
                                         std::shared_ptr<const retriever> knowledge) {
  const model_settings models = read_settings(settings);
  model_services services;
  services.used = std::make_shared<meter>(models.run_caps);
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
  team team{play("planner"), play("coder"), play("critic"), play("verifier"), services.used};
  return make_team_author(std::move(team), toolbox(settings.rag_folder / "tools"),
                          finder_in(std::move(knowledge)),
                          {.coding = {request.blender, request.fan_out}, .rounds = request.rounds});
}

}  // namespace maquette
