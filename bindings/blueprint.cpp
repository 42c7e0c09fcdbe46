// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/blueprint.hpp"

#include "module.hpp"
#include "values.hpp"

namespace maquette::bindings {

namespace py = pybind11;

void bind_blueprint(py::module_& module) {
  module.def(
      "draw_blueprint",
      [](const dictionary& plan) {
        const sheet drawn = draw_blueprint(read_blueprint(to_json(plan)));
        return to_dictionary({{"svg", to_svg(drawn)}, {"sheet", drawn}});
      },
      py::arg("blueprint"),
      "The three-view sheet of a blueprint: as SVG, and as the shapes that the host draws as PNG. Raises "
      "InputError with every fault and its place.");
}

}  // namespace maquette::bindings
