// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/request_steps.hpp"

#include <algorithm>
#include <ranges>
#include <utility>

#include "maquette/error.hpp"
#include "models/base64.hpp"

namespace maquette {

using nlohmann::json;

json picture_to_json(const picture& of) { return {{"type", of.media_type}, {"bytes", to_base64(of.bytes)}}; }

picture picture_from_json(const json& kept) {
  return {kept.at("type"), from_base64(kept.at("bytes").get<std::string>()).value_or(std::string())};
}

json task_to_json(const create_request& task) {
  json out{{"task", "create"}, {"prompt", task.prompt}, {"reference", nullptr}, {"plan", nullptr}};
  if (task.reference) out["reference"] = picture_to_json(*task.reference);
  if (task.plan) out["plan"] = *task.plan;
  out["other_than"] = task.other_than;
  return out;
}

json task_to_json(const plan_request& task) {
  json out{{"task", "plan"}, {"prompt", task.prompt}, {"reference", nullptr}};
  if (task.reference) out["reference"] = picture_to_json(*task.reference);
  return out;
}

json task_to_json(const refine_request& task) {
  return {{"task", "refine"}, {"instruction", task.instruction}};
}

decltype(request::task) unfinished_task(const std::vector<step_record>& steps) {
  const auto newest = std::ranges::find(steps | std::views::reverse, "requested", &step_record::name);
  if (newest == (steps | std::views::reverse).end())
    throw input_error("There is no run to go on with: only those of language models can be cut midway.");
  const bool ended = std::ranges::any_of(steps, [&](const step_record& step) {
    return step.run == newest->run && (step.name == "finished" || step.name == "stopped");
  });
  if (ended) throw input_error("The last run came to its end; there is nothing to go on with.");
  const json& detail = newest->detail;
  if (detail.at("task") == "refine") return refine_request{detail.at("instruction")};
  std::optional<picture> reference;
  if (const json& kept = detail.at("reference"); !kept.is_null()) reference = picture_from_json(kept);
  if (detail.at("task") == "plan") return plan_request{detail.at("prompt"), std::move(reference)};
  create_request task{detail.at("prompt"), std::move(reference)};
  if (const json plan = detail.value("plan", json()); !plan.is_null()) task.plan = plan.get<blueprint>();
  task.other_than = detail.value("other_than", json::array()).get<std::vector<blueprint>>();
  return task;
}

}  // namespace maquette
