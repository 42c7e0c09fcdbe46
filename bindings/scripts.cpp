// SPDX-License-Identifier: GPL-3.0-or-later
#include <pybind11/stl.h>

#include "maquette/analysis.hpp"
#include "maquette/edit.hpp"
#include "maquette/hand.hpp"
#include "maquette/script.hpp"
#include "module.hpp"
#include "values.hpp"

namespace maquette::bindings {
namespace {

dictionary parse(const std::string& text) {
  const script parsed(text);
  auto cells = nlohmann::json::array();
  for (const cell& cell : parsed.cells())
    cells.push_back({{"title", cell.title},
                     {"kind", cell.kind},
                     {"name", cell.name},
                     {"line", cell.line},
                     {"text", cell.text}});
  auto problems = nlohmann::json::array();
  for (const auto& problem : parsed.problems())
    problems.push_back({{"line", problem.line}, {"message", problem.message}});
  return to_dictionary({{"prompt", parsed.prompt()},
                        {"tags", parsed.tags()},
                        {"cells", cells},
                        {"parameters", parsed.parameters()},
                        {"problems", problems}});
}

dictionary plan(const std::string& text, const dictionaries& names, const dictionaries& before) {
  const run_plan found =
      plan_run(script(text), to_json(names).get<analysis>(), to_json(before).get<recollection>());
  return to_dictionary({{"run", found.run}, {"remove", found.remove}});
}

}  // namespace

void bind_scripts(pybind11::module_& module) {
  using pybind11::arg;
  module.def("parse_script", &parse, arg("text"),
             "Cells, parameters, prompt, tags and problems of a script, as a dictionary.");
  module.def(
      "apply_edits",
      [](const std::string& text, const dictionaries& edits) {
        return apply_edits(script(text), to_json(edits).get<std::vector<edit>>()).text();
      },
      arg("text"), arg("edits"),
      "Apply edits, given as dictionaries, and return the new text. Raises EditRefused.");
  module.def(
      "with_hand",
      [](const std::string& text, const dictionary& hand) {
        return with_hand(script(text), to_json(hand).get<hand_report>()).text();
      },
      arg("text"), arg("hand"), "The script with lines that say what the artist changed by hand.");
  module.def("plan_run", &plan, arg("text"), arg("analysis"), arg("recollection"),
             "Which cells to run and whose objects to remove, given the host's analysis and recollection.");
}

}  // namespace maquette::bindings
