// SPDX-License-Identifier: GPL-3.0-or-later
#include "module.hpp"

#include "maquette/log.hpp"

PYBIND11_MODULE(maquette_engine, module) {
  namespace bindings = maquette::bindings;
  module.doc() =
      "Maquette's engine. Calls that may take long release the GIL; no thread of the engine runs Python.";
  bindings::bind_errors(module);
  bindings::bind_scripts(module);
  bindings::bind_knowledge(module);
  bindings::bind_audit(module);
  bindings::bind_outline(module);
  bindings::bind_engine(module);
  module.def(
      "start_log",
      [](const std::string& file, const std::string& level) { maquette::log::start(file, level); },
      pybind11::arg("file"), pybind11::arg("level") = "info",
      "Start the log file. Levels: trace, debug, info, warning, error, off.");
}
