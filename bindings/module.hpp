// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <pybind11/pybind11.h>

namespace maquette {
class engine;
}

/// The parts of the module, one file each.
namespace maquette::bindings {

void bind_blueprint(pybind11::module_& module);
void bind_audit(pybind11::module_& module);
void bind_errors(pybind11::module_& module);
void bind_scripts(pybind11::module_& module);
void bind_knowledge(pybind11::module_& module);
void bind_models(pybind11::module_& module);
void bind_outline(pybind11::module_& module);
void bind_engine(pybind11::module_& module);
void bind_instructions(pybind11::class_<engine>& bound);  ///< called by bind_engine

}  // namespace maquette::bindings
