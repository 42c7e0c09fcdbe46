// SPDX-License-Identifier: GPL-3.0-or-later
#include <pybind11/stl.h>

#include "maquette/session.hpp"
#include "module.hpp"
#include "values.hpp"

namespace maquette::bindings {
namespace {

namespace py = pybind11;
using nlohmann::json;
using ids = std::vector<std::int64_t>;

dictionaries open_instructions(engine& self, const std::string& session) {
  json out = json::array();
  for (const instruction_record& each : self.store().open_instructions(session))
    out.push_back({{"id", each.id},
                   {"session", each.session},
                   {"text", each.text},
                   {"state", each.state},
                   {"created", each.created}});
  return to_dictionaries(out);
}

dictionary usage_of(engine& self, const std::string& session) {
  return to_dictionary(usage_to_json(self.store().usage_by_role(session)));
}

dictionary each_to_dictionary(const std::map<std::string, usage_total>& totals) {
  json out = json::object();
  for (const auto& [name, total] : totals) out[name] = usage_to_json(total);
  return to_dictionary(out);
}

}  // namespace

/// What the store keeps beside versions: instructions that wait, and what runs have taken.
void bind_instructions(py::class_<engine>& bound) {
  const auto session = py::arg("session");
  bound
      .def(
          "add_instruction",
          [](engine& self, const std::string& id, const std::string& text) {
            return self.store().add_instruction(id, text);
          },
          session, py::arg("text"), "Put an instruction at the end of a session's queue; returns its id.")
      .def("open_instructions", open_instructions, session,
           "Those that are waiting or running, in the order in which they are to run.")
      .def(
          "move_instruction",
          [](engine& self, std::int64_t id, const std::string& from, const std::string& to) {
            return self.store().move_instruction(id, from, to);
          },
          py::arg("id"), py::arg("from_state"), py::arg("to_state"),
          "From one state to another (waiting, running, done, failed, dropped); whether it was in the first.")
      .def(
          "order_instructions",
          [](engine& self, const std::string& id, const ids& order) {
            self.store().order_instructions(id, order);
          },
          session, py::arg("ids"), "Give a session's instructions the places of this list.")
      .def("usage", usage_of, session,
           "What all runs of a session took: replies, tokens, money (None where it is not all known), roles.")
      .def(
          "usage_by_run",
          [](engine& self, const std::string& id) {
            return each_to_dictionary(self.store().usage_by_run(id));
          },
          session, "What each run of a session took, by the run's id.")
      .def(
          "usage_by_session",
          [](engine& self) { return each_to_dictionary(self.store().usage_by_session()); },
          "What each session took that asked a model, by its id.");
}

}  // namespace maquette::bindings
