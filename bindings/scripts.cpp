// SPDX-License-Identifier: GPL-3.0-or-later
#include <pybind11/stl.h>

#include <pybind11_json/pybind11_json.hpp>

#include "maquette/analysis.hpp"
#include "maquette/edit.hpp"
#include "maquette/script.hpp"
#include "module.hpp"

namespace maquette::bindings {
namespace {

nlohmann::json parse_script(const std::string& text) {
  const script parsed(text);
  auto cells = nlohmann::json::array();
  for (const cell& cell : parsed.cells())
    cells.push_back({{"title", cell.title}, {"kind", cell.kind}, {"name", cell.name}, {"line", cell.line}, {"text", cell.text}});
  auto problems = nlohmann::json::array();
  for (const auto& problem : parsed.problems()) problems.push_back({{"line", problem.line}, {"message", problem.message}});
  return {{"prompt", parsed.prompt()},
          {"tags", parsed.tags()},
          {"cells", cells},
          {"parameters", parsed.parameters()},
          {"problems", problems}};
}

nlohmann::json plan(const std::string& text, const nlohmann::json& names, const nlohmann::json& before) {
  const run_plan found = plan_run(script(text), names.get<analysis>(), before.get<recollection>());
  return {{"run", found.run}, {"remove", found.remove}};
}

}  // namespace

void bind_scripts(pybind11::module_& module) {
  using pybind11::arg;
  module.def("parse_script", &parse_script, arg("text"),
             "Cells, parameters, prompt, tags and problems of a script, as a dictionary.");
  module.def(
      "apply_edits",
      [](const std::string& text, const nlohmann::json& edits) {
        return apply_edits(script(text), edits.get<std::vector<edit>>()).text();
      },
      arg("text"), arg("edits"), "Apply edits, given as dictionaries, and return the new text. Raises EditRefused.");
  module.def("plan_run", &plan, arg("text"), arg("analysis"), arg("recollection"),
             "Which cells to run and whose objects to remove, given the host's analysis and recollection.");
}

}  // namespace maquette::bindings
