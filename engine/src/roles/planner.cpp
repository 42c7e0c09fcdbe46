// SPDX-License-Identifier: GPL-3.0-or-later
#include "roles/planner.hpp"

#include "embedded/plan_again.hpp"
#include "embedded/planner.hpp"
#include "maquette/error.hpp"
#include "maquette/structured.hpp"
#include "roles/ask_with_instruments.hpp"
#include "roles/marked.hpp"
#include "roles/prompt.hpp"
#include "roles/said_before.hpp"

namespace maquette {
namespace {

std::string listed_faults(const std::vector<std::string>& faults) {
  std::string text;
  for (const std::string& fault : faults) text += "- " + fault + "\n";
  return text;
}

/// A take that there is already, by its form: summaries of one prompt read alike.
std::string told_take(const blueprint& other) {
  std::string text = "\n\nThere is a blueprint already: \"" + other.summary + "\"\n";
  for (const blueprint_part& part : other.parts) text += "- " + part.name + ": " + part.description + "\n";
  return text;
}

message ask_for_plan(const brief& brief, const std::vector<blueprint>& other_than,
                     const std::vector<remark>& earlier) {
  message asked{speaker::user, {}};
  std::string text = "Plan this: " + brief.text;
  if (brief.reference) {
    asked.parts.emplace_back(*brief.reference);
    text +=
        "\n\nThe picture shows what it should look like. Read its proportions, parts and colours from it; "
        "where it and the "
        "words disagree, the words count.";
  }
  for (const blueprint& other : other_than) text += told_take(other);
  if (!other_than.empty())
    text +=
        "\nPlan another take on the same request that an artist would call clearly different in form: "
        "another silhouette, other proportions or another way of being made, not another colour.";
  if (const std::string before = said_before(earlier, true); !before.empty()) text += "\n\n" + before;
  asked.parts.emplace_back(text_part{std::move(text)});
  return asked;
}

}  // namespace

planned make_plan(model& planner, const brief& brief, const std::vector<blueprint>& other_than,
                  const desk& at, const text_listener& listen) {
  model_request request;
  request.system = std::string(embedded::planner()) + instruments_prompt() + material_prompt();
  request.messages = {ask_for_plan(brief, other_than, at.at.earlier)};
  request.schema = blueprint_schema();
  request.stable_messages = 0;

  instruments use = at.for_planning();
  const auto ask = [&](model_request& asked) {
    return ask_with_instruments(planner, asked, use, at.at.stop, listen);
  };
  planned result;
  nlohmann::json answer = ask_for_json(planner, request, ask);
  for (int round = 0;; ++round) {
    result.plan = answer.get<blueprint>();
    result.repaired = repair_blueprint(result.plan);
    result.left = blueprint_faults(result.plan);
    if (result.left.empty() || round == 1) return result;
    request.messages.push_back({speaker::model, {text_part{answer.dump()}}});
    request.messages.push_back(
        user_message(fill(embedded::plan_again(), {{"faults", listed_faults(result.left)}})));
    answer = ask_for_json(planner, request, ask);
  }
}

}  // namespace maquette
