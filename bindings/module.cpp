// SPDX-License-Identifier: GPL-3.0-or-later
#include "module.hpp"

#include "maquette/log.hpp"
#include "maquette/network.hpp"

PYBIND11_MODULE(maquette_engine, module) {
  namespace bindings = maquette::bindings;
  module.doc() =
      "Maquette's engine. Calls that may take long release the GIL; no thread of the engine runs Python.";
  bindings::bind_errors(module);
  bindings::bind_scripts(module);
  bindings::bind_knowledge(module);
  bindings::bind_models(module);
  bindings::bind_blueprint(module);
  bindings::bind_audit(module);
  bindings::bind_outline(module);
  bindings::bind_engine(module);
  module.def(
      "start_log",
      [](const std::string& file, const std::string& level) { maquette::log::start(file, level); },
      pybind11::arg("file"), pybind11::arg("level") = "info",
      "Start the log file. Levels: trace, debug, info, warning, error, off.");
  module.def(
      "allow_network", &maquette::network::allow, pybind11::arg("allowed"),
      "Whether requests may leave this machine; its own servers are always asked. Of the whole process.");
  module.def("use_certificates", &maquette::network::use_certificates, pybind11::arg("file"),
             "Certificates (PEM) to trust where neither $SSL_CERT_FILE nor the system has a file of them.");
}
