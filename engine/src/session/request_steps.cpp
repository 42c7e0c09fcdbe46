// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/request_steps.hpp"

#include <algorithm>
#include <ranges>

#include "maquette/error.hpp"
#include "models/base64.hpp"

namespace maquette {

using nlohmann::json;

json task_to_json(const create_request& task) {
  json out{{"task", "create"}, {"prompt", task.prompt}, {"reference", nullptr}};
  if (task.reference)
    out["reference"] = {{"type", task.reference->media_type}, {"bytes", to_base64(task.reference->bytes)}};
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
  create_request task{detail.at("prompt")};
  if (const json& picture = detail.at("reference"); !picture.is_null())
    task.reference = maquette::picture{
        picture.at("type"), from_base64(picture.at("bytes").get<std::string>()).value_or(std::string())};
  return task;
}

}  // namespace maquette
