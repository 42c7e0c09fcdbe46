// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/error.hpp"
#include "module.hpp"

namespace maquette::bindings {

/// The one table from the engine's errors to Python's. Derived ones come last: pybind11 asks them first.
void bind_errors(pybind11::module_& module) {
  namespace py = pybind11;
  const auto& base = py::register_exception<error>(module, "EngineError", PyExc_RuntimeError);
  const auto& input = py::register_exception<input_error>(module, "InputError", base.ptr());
  py::register_exception<edit_refused>(module, "EditRefused", input.ptr());
  py::register_exception<host_error>(module, "HostFailure", base.ptr());
  py::register_exception<store_error>(module, "StoreError", base.ptr());
  py::register_exception<data_error>(module, "DataError", base.ptr());
  py::register_exception<provider_error>(module, "ProviderError", base.ptr());
  py::register_exception<model_error>(module, "ModelError", base.ptr());
  py::register_exception<limit_reached>(module, "LimitReached", base.ptr());
  py::register_exception<cancelled>(module, "Cancelled", base.ptr());
}

}  // namespace maquette::bindings
