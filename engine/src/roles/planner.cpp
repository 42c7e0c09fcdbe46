// SPDX-License-Identifier: GPL-3.0-or-later
#include "roles/planner.hpp"

#include "embedded/plan_again.hpp"
#include "embedded/planner.hpp"
#include "maquette/error.hpp"
#include "maquette/structured.hpp"
#include "roles/prompt.hpp"

namespace maquette {
namespace {

std::string listed_faults(const std::vector<std::string>& faults) {
  std::string text;
  for (const std::string& fault : faults) text += "- " + fault + "\n";
  return text;
}

message ask_for_plan(const brief& brief, const std::vector<blueprint>& other_than) {
  message asked{speaker::user, {}};
  std::string text = "Plan this: " + brief.text;
  if (brief.reference) {
    asked.parts.emplace_back(*brief.reference);
    text +=
        "\n\nThe picture shows what it should look like. Read its proportions, parts and colours from it; "
        "where it and the "
        "words disagree, the words count.";
  }
  for (const blueprint& other : other_than)
    text += "\n\nThere is a blueprint already: \"" + other.summary +
            "\" Plan another take on the same request that an artist would call clearly different in form.";
  asked.parts.emplace_back(text_part{std::move(text)});
  return asked;
}

}  // namespace

planned make_plan(model& planner, const brief& brief, const std::vector<blueprint>& other_than,
                  std::stop_token stop, const text_listener& listen) {
  model_request request;
  request.system = embedded::planner();
  request.messages = {ask_for_plan(brief, other_than)};
  request.schema = blueprint_schema();
  request.stable_messages = 0;

  planned result;
  nlohmann::json answer = ask_for_json(planner, request, stop, listen);
  for (int round = 0;; ++round) {
    result.plan = answer.get<blueprint>();
    result.repaired = repair_blueprint(result.plan);
    result.left = blueprint_faults(result.plan);
    if (result.left.empty() || round == 1) return result;
    request.messages.push_back({speaker::model, {text_part{answer.dump()}}});
    request.messages.push_back(
        user_message(fill(embedded::plan_again(), {{"faults", listed_faults(result.left)}})));
    answer = ask_for_json(planner, request, stop, listen);
  }
}

}  // namespace maquette
