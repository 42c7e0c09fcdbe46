// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "maquette/critique.hpp"

namespace maquette {

using nlohmann::json;

NLOHMANN_JSON_SERIALIZE_ENUM(problem_severity, {{problem_severity::polish, "polish"},
                                                {problem_severity::weak, "weak"},
                                                {problem_severity::wrong, "wrong"}})
NLOHMANN_JSON_SERIALIZE_ENUM(solution, {{solution::unsolved, "unsolved"},
                                        {solution::better, "better"},
                                        {solution::solved, "solved"}})

namespace {

json object(json properties) {
  json required = json::array();
  for (const auto& [name, value] : properties.items()) required.push_back(name);
  return {{"type", "object"},
          {"additionalProperties", false},
          {"required", std::move(required)},
          {"properties", std::move(properties)}};
}

json list(json items) { return {{"type", "array"}, {"items", std::move(items)}}; }

json text(const char* description) { return {{"type", "string"}, {"description", description}}; }

}  // namespace

bool verification::has_gains() const {
  return std::ranges::any_of(verdicts,
                             [](const verdict& each) { return each.outcome != solution::unsolved; });
}

bool verification::is_gain() const { return regressions.empty() && has_gains(); }

const json& critique_schema() {
  static const json schema =
      object({{"problems", list(object({{"part", text("the part's name; empty for the whole")},
                                        {"text", text("what is wrong, in a sentence")},
                                        {"evidence", text("the view it is seen in, or the measure")},
                                        {"fix", text("the change, with numbers in metres")},
                                        {"severity", {{"enum", {"wrong", "weak", "polish"}}}}}))}});
  return schema;
}

const json& verification_schema() {
  static const json schema =
      object({{"verdicts", list(object({{"problem", {{"type", "integer"}, {"description", "its number"}}},
                                        {"outcome", {{"enum", {"solved", "better", "unsolved"}}}},
                                        {"reason", text("in a sentence")}}))},
              {"regressions", list(object({{"part", text("the part's name; empty for the whole")},
                                           {"text", text("what was right and is broken now")}}))}});
  return schema;
}

void to_json(json& to, const problem& problem) {
  to = {{"part", problem.part},
        {"text", problem.text},
        {"evidence", problem.evidence},
        {"fix", problem.fix},
        {"severity", problem.severity}};
}

void from_json(const json& from, problem& problem) {
  problem = {from.at("part"), from.at("text"), from.at("evidence"), from.at("fix"),
             from.at("severity").get<problem_severity>()};
}

void to_json(json& to, const verification& found) {
  json verdicts = json::array();
  for (const verdict& each : found.verdicts)
    verdicts.push_back({{"problem", each.problem + 1}, {"outcome", each.outcome}, {"reason", each.reason}});
  json regressions = json::array();
  for (const regression& each : found.regressions)
    regressions.push_back({{"part", each.part}, {"text", each.text}});
  to = {{"verdicts", std::move(verdicts)}, {"regressions", std::move(regressions)}};
}

void from_json(const json& from, verification& found) {
  found = {};
  for (const json& each : from.at("verdicts")) {
    // Numbered from 1, as people count; what is out of bounds is about no problem.
    const auto number = each.at("problem").get<std::int64_t>();
    if (number < 1) continue;
    found.verdicts.push_back({static_cast<std::size_t>(number - 1), each.at("outcome").get<solution>(),
                              each.at("reason").get<std::string>()});
  }
  for (const json& each : from.at("regressions"))
    found.regressions.push_back({each.at("part"), each.at("text")});
}

}  // namespace maquette
