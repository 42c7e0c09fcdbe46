// SPDX-License-Identifier: GPL-3.0-or-later
#include "roles/reviewers.hpp"

#include <algorithm>

#include "embedded/critic.hpp"
#include "embedded/verifier.hpp"
#include "maquette/structured.hpp"
#include "roles/marked.hpp"
#include "roles/prompt.hpp"
#include "roles/said_before.hpp"

namespace maquette {
namespace {

/// More are not mended well at once.
constexpr std::size_t most_problems = 6;

void show(const exhibit& shown, const std::string& heading, message& into) {
  into.parts.emplace_back(text_part{heading});
  for (const auto& [name, view] : shown.views) {
    into.parts.emplace_back(text_part{"View: " + name});
    into.parts.emplace_back(view);
  }
  into.parts.emplace_back(text_part{"Measured:\n" + shown.measured});
}

void remind(const std::vector<remark>& earlier, message& into) {
  if (std::string before = said_before(earlier, false); !before.empty())
    into.parts.emplace_back(text_part{std::move(before)});
}

message introduce(const brief& brief) {
  message asked{speaker::user, {text_part{"The request: " + brief.text}}};
  if (brief.reference) {
    asked.parts.emplace_back(text_part{
        brief.imagined
            ? "A concept picture. A model drew it from the blueprint, to show how it may look: where "
              "it differs from the words or the blueprint, those count."
            : "The reference picture:"});
    asked.parts.emplace_back(*brief.reference);
  }
  return asked;
}

}  // namespace

std::vector<problem> criticise(model& critic, const brief& brief, const std::optional<blueprint>& plan,
                               const exhibit& shown, const std::vector<remark>& earlier, std::stop_token stop,
                               const text_listener& listen) {
  model_request request;
  request.system =
      fill(embedded::critic(),
           {{"most", std::to_string(most_problems)},
            {"kind", brief.reference && !brief.imagined
                         ? "Compare with the reference picture first: outline, proportions, parts, "
                           "colours, in this order."
                         : ""}}) +
      material_prompt();
  message asked = introduce(brief);
  if (plan) asked.parts.emplace_back(text_part{"The blueprint:\n" + nlohmann::json(*plan).dump(1)});
  remind(earlier, asked);
  show(shown, "The asset:", asked);
  request.messages = {std::move(asked)};
  request.schema = critique_schema();
  const nlohmann::json answer = ask_for_json(critic, request, std::move(stop), listen);
  auto problems = answer.at("problems").get<std::vector<problem>>();
  std::ranges::stable_sort(problems, std::ranges::greater{}, &problem::severity);
  if (problems.size() > most_problems) problems.resize(most_problems);
  return problems;
}

verification verify(model& verifier, const brief& brief, const std::vector<problem>& problems,
                    const exhibit& before, const exhibit& after, const std::vector<remark>& earlier,
                    std::stop_token stop, const text_listener& listen) {
  model_request request;
  request.system = std::string(embedded::verifier()) + material_prompt();
  message asked = introduce(brief);
  std::string listed = "The problems:\n";
  for (std::size_t i = 0; i < problems.size(); ++i)
    listed += std::to_string(i + 1) + ". " + (problems[i].part.empty() ? "the whole" : problems[i].part) +
              ": " + problems[i].text + " Asked for: " + problems[i].fix + "\n";
  remind(earlier, asked);
  asked.parts.emplace_back(text_part{std::move(listed)});
  show(before, "Before the change:", asked);
  show(after, "After the change:", asked);
  request.messages = {std::move(asked)};
  request.schema = verification_schema();
  auto found = ask_for_json(verifier, request, std::move(stop), listen).get<verification>();
  std::erase_if(found.verdicts, [&](const verdict& each) { return each.problem >= problems.size(); });
  return found;
}

}  // namespace maquette
