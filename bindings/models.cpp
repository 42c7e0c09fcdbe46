// SPDX-License-Identifier: GPL-3.0-or-later
#include <pybind11/stl.h>

#include "maquette/local_servers.hpp"
#include "maquette/model_overview.hpp"
#include "maquette/model_trial.hpp"
#include "module.hpp"
#include "values.hpp"

namespace maquette::bindings {
namespace {

namespace py = pybind11;
using nlohmann::json;

dictionary overview(const std::string& home, const dictionary& models) {
  return to_dictionary(model_overview(home, process_environment(), to_json(models)));
}

dictionary trial(const std::string& role, const std::string& home, const dictionary& models) {
  const model_settings settings = read_model_settings(home, process_environment(), to_json(models));
  model_trial found;
  {
    const py::gil_scoped_release release;
    found = try_model(settings, role);
  }
  return to_dictionary(
      {{"ok", found.ok}, {"text", found.text}, {"seconds", found.seconds}, {"model", found.model}});
}

/// The servers at their usual ports, or where the settings say that they are.
dictionaries local_servers(const std::string& home, const dictionary& models) {
  const model_settings settings = read_model_settings(home, process_environment(), to_json(models));
  std::vector<usual_place> places = usual_places();
  for (usual_place& place : places) place.base_url = settings.providers.at(place.provider).base_url;
  std::vector<local_server> found;
  {
    const py::gil_scoped_release release;
    found = find_local_servers(places);
  }
  json out = json::array();
  for (const local_server& server : found)
    out.push_back({{"provider", server.provider}, {"base_url", server.base_url}, {"models", server.models}});
  return to_dictionaries(out);
}

}  // namespace

void bind_models(py::module_& module) {
  const auto home = py::arg("home");
  const auto models = py::arg("models") = py::dict();
  module.def(
      "model_overview", overview, home, models,
      "Who plays which role at which provider, and where each setting comes from. `models` as of Engine.");
  module.def("test_model", trial, py::arg("role"), home, models,
             "Ask a role's model one tiny question: {\"ok\", \"text\", \"seconds\", \"model\"}. Waits for "
             "the answer, "
             "so call it from a thread of its own.");
  module.def(
      "find_local_servers", local_servers, home, models,
      "The servers of models that answer on this machine, with the models that they list. Waits a second "
      "at most.");
}

}  // namespace maquette::bindings
