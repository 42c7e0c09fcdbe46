// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/audit.hpp"

#include "module.hpp"
#include "values.hpp"

namespace maquette::bindings {

namespace py = pybind11;

void bind_audit(py::module_& module) {
  module.def(
      "audit",
      [](const dictionaries& parts, const dictionary& expected) {
        const std::vector<part_mesh> meshes = read_meshes(parts);
        const auto meant = to_json(expected).get<audit_expectation>();
        nlohmann::json found;
        {
          const py::gil_scoped_release release;
          found = audit(meshes, meant);
        }
        return to_dictionary(found);
      },
      py::arg("parts"), py::arg("expected") = py::dict(),
      "Measure parts, as the host inspects them, against each other and against what is expected.");
}

}  // namespace maquette::bindings
