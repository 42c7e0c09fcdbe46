// SPDX-License-Identifier: GPL-3.0-or-later
#include <pybind11/stl.h>

#include "maquette/session.hpp"
#include "module.hpp"
#include "values.hpp"

namespace maquette::bindings {
namespace {

namespace py = pybind11;
using nlohmann::json;
using without_gil = py::call_guard<py::gil_scoped_release>;

/// Ending a run waits for its thread, which may want the GIL to let go of meshes.
struct end_without_gil {
  void operator()(run* ending) const {
    const py::gil_scoped_release release;
    delete ending;
  }
};
using held_run = std::unique_ptr<run, end_without_gil>;

using text = std::optional<std::string>;

/// "author" (library or team; else whoever is there), "rounds", "fan_out", "views", "resolution" and
/// "blender".
request request_with(decltype(request::task) task, const std::string& session, const text& script,
                     const std::string& folder, const dictionary& render, const dictionary& exporting,
                     const dictionary& given) {
  const json options = to_json(given);
  request wanted{.task = std::move(task),
                 .session = session,
                 .script = script,
                 .folder = folder,
                 .render = to_json(render),
                 .exporting = to_json(exporting)};
  const std::string author = options.value("author", "");
  if (!author.empty()) wanted.author = author == "library" ? work_by::library : work_by::team;
  wanted.rounds = options.value("rounds", wanted.rounds);
  wanted.fan_out = options.value("fan_out", wanted.fan_out);
  wanted.views = options.value("views", wanted.views);
  wanted.resolution = options.value("resolution", wanted.resolution);
  wanted.blender = options.value("blender", "");
  return wanted;
}

held_run start(engine& engine, decltype(request::task) task, const std::string& session, const text& script,
               const std::string& folder, const dictionary& render, const dictionary& exporting,
               const dictionary& given = {}) {
  request wanted = request_with(std::move(task), session, script, folder, render, exporting, given);
  return held_run(engine.start(std::move(wanted)).release());
}

std::optional<picture> read_picture(const std::optional<py::bytes>& bytes, const std::string& type) {
  if (!bytes) return std::nullopt;
  return picture{type, std::string(*bytes)};
}

pacing read_pace(const dictionary& given) {
  const json pace = to_json(given);
  return {pace.value("as_recorded", false), std::chrono::milliseconds(pace.value("first_text_ms", 0)),
          pace.value("tokens_a_second", 0.0)};
}

json record_to_json(const session_record& record) {
  return {{"id", record.id},           {"title", record.title},     {"folder", record.folder},
          {"created", record.created}, {"updated", record.updated}, {"versions", record.versions}};
}

json record_to_json(const version_record& record) {
  json out{{"number", record.number}, {"author", record.author},   {"note", record.note},
           {"script", record.script}, {"created", record.created}, {"parent", nullptr}};
  if (record.parent) out["parent"] = *record.parent;
  return out;
}

json record_to_json(const message_record& record) {
  return {{"role", record.role}, {"text", record.text}, {"created", record.created}};
}

template <typename Record>
json all_to_json(const std::vector<Record>& records) {
  json out = json::array();
  for (const auto& record : records) out.push_back(record_to_json(record));
  return out;
}

template <typename Record>
json optional_to_json(const std::optional<Record>& record) {
  return record ? record_to_json(*record) : json(nullptr);
}

void bind_run(py::module_& module) {
  py::class_<run, held_run>(module, "Run",
                            "One request on its way. Destroying it cancels it and waits for its thread.")
      .def(
          "wait",
          [](run& self, double seconds) {
            self.wait(std::chrono::milliseconds(static_cast<int>(seconds * 1000)));
          },
          py::arg("seconds"), without_gil(), "Sleep until there is something to take, or the time is up.")
      .def(
          "take_events",
          [](run& self) {
            json out = json::array();
            for (const event& event : self.take_events()) out.push_back(event_to_json(event));
            return to_dictionaries(out);
          },
          "Events since the last call, oldest first; the last of a run is of kind \"done\".")
      .def(
          "take_request",
          [](run& self) {
            const auto request = self.take_request();
            if (!request) return to_optional(nullptr);
            return to_optional({{"id", request->id}, {"kind", request->kind}, {"payload", request->payload}});
          },
          "What Blender's main thread is to do next, or None.")
      .def(
          "answer",
          [](run& self, std::int64_t request, const py::dict& found) {
            self.answer(request, read_observation(found));
          },
          py::arg("request"), py::arg("observation"),
          "Answer a host request. Mesh arrays are read without a copy.")
      .def("fail", &run::fail, py::arg("request"), py::arg("message"),
           "Say that a host request could not be done, and why.")
      .def("cancel", &run::cancel, "End the run at once. May be called from any thread.")
      .def("finished", &run::finished, "Whether the run is over and its events have been taken.");
}

}  // namespace

void bind_engine(py::module_& module) {
  bind_run(module);
  using literals = std::vector<std::pair<std::string, std::string>>;
  const auto folder = py::arg("folder") = "";
  const auto script = py::arg("script") = py::none();
  const auto render = py::arg("render") = py::dict();
  const auto exporting = py::arg("exporting") = py::dict();
  const auto options = py::arg("options") = py::dict();

  auto bound =
      py::class_<engine>(module, "Engine", "A store, an author and the runs on them.")
          .def(py::init([](const std::string& store_file, const std::string& rag_folder,
                           const std::string& home, const dictionary& models, const std::string& record_to,
                           const std::string& replay_from, const dictionary& pace) {
                 engine::settings settings{store_file, rag_folder,  home,           to_json(models),
                                           record_to,  replay_from, read_pace(pace)};
                 const py::gil_scoped_release release;
                 return std::make_unique<engine>(std::move(settings));
               }),
               py::arg("store_file"), py::arg("rag_folder"), py::arg("home") = "",
               py::arg("models") = py::dict(), py::arg("record_to") = "", py::arg("replay_from") = "",
               py::arg("pace") = py::dict(),
               "`models` is what models.toml may say; answers of models are recorded to, or replayed from, a "
               "file.")
          .def(
              "use_knowledge",
              [](engine& self, std::shared_ptr<retriever> known) { self.use_knowledge(known); },
              py::arg("knowledge"), "Give coders something to look things up in.")
          .def("use_trials", &engine::use_trials, py::arg("on"),
               "Whether code that has not run here is tried in the host's isolated Blender first.")
          .def("has_team", &engine::has_team, "Whether models are set for the roles of the team.")
          .def(
              "create",
              [](engine& self, const std::string& prompt, const std::string& to, const dictionary& views,
                 const dictionary& files, const std::optional<py::bytes>& reference, const std::string& type,
                 const dictionary& given, const optional_dictionary& plan, const dictionaries& other_than) {
                create_request task{prompt, read_picture(reference, type)};
                if (!plan.is_none()) task.plan = read_blueprint(to_json(plan));
                task.other_than = to_json(other_than).get<std::vector<blueprint>>();
                return start(self, std::move(task), "", std::nullopt, to, views, files, given);
              },
              py::arg("prompt"), folder, render, exporting, py::arg("reference") = py::none(),
              py::arg("reference_type") = "image/png", options, py::arg("plan") = py::none(),
              py::arg("other_than") = py::list(), py::keep_alive<0, 1>(),
              "Start a new asset from a sentence, a picture, or both; built to a blueprint where `plan` is "
              "given, "
              "else planned unlike the blueprints of `other_than`.")
          .def(
              "plan",
              [](engine& self, const std::string& prompt, const std::string& to,
                 const std::optional<py::bytes>& reference, const std::string& type, const dictionary& given,
                 const dictionaries& other_than) {
                plan_request task{prompt, read_picture(reference, type)};
                task.other_than = to_json(other_than).get<std::vector<blueprint>>();
                return start(self, std::move(task), "", std::nullopt, to, {}, {}, given);
              },
              py::arg("prompt"), folder, py::arg("reference") = py::none(),
              py::arg("reference_type") = "image/png", options, py::arg("other_than") = py::list(),
              py::keep_alive<0, 1>(),
              "Start planning: a blueprint and its drawing in the folder, and nothing built; unlike those of "
              "`other_than`.")
          .def(
              "refine",
              [](engine& self, const std::string& session, const std::string& instruction, const text& own,
                 const std::string& to, const dictionary& views, const dictionary& files,
                 const dictionary& given) {
                return start(self, refine_request{instruction}, session, own, to, views, files, given);
              },
              py::arg("session"), py::arg("instruction"), script, folder, render, exporting, options,
              py::keep_alive<0, 1>(),
              "Start a change of an asset, in words. `script` is its text as the user has it now.")
          .def(
              "resume",
              [](engine& self, const std::string& session, const std::string& to, const dictionary& views,
                 const dictionary& files, const dictionary& given) {
                request by = request_with(create_request{}, session, std::nullopt, to, views, files, given);
                return held_run(self.resume(std::move(by)).release());
              },
              py::arg("session"), folder, render, exporting, options, py::keep_alive<0, 1>(),
              "Go on with a session's last run that was cut; what models answered is not asked again.")
          .def(
              "set_parameters",
              [](engine& self, const std::string& session, const literals& assignments, const text& own,
                 const std::string& to, const dictionary& views, const dictionary& files) {
                return start(self, set_request{assignments}, session, own, to, views, files);
              },
              py::arg("session"), py::arg("assignments"), script, folder, render, exporting,
              py::keep_alive<0, 1>(), "Start setting parameters, given as pairs of name and Python literal.")
          .def(
              "try_parameters",
              [](engine& self, const std::string& session, const literals& assignments,
                 const std::string& own) {
                return start(self, trial_request{assignments}, session, own, "", {}, {});
              },
              py::arg("session"), py::arg("assignments"), py::arg("script"), py::keep_alive<0, 1>(),
              "Start showing values in the scene while a slider is held; nothing is stored.")
          .def(
              "rebuild",
              [](engine& self, const std::string& session, const text& own, const std::string& to,
                 const dictionary& views, const dictionary& files) {
                return start(self, rebuild_request{}, session, own, to, views, files);
              },
              py::arg("session"), script, folder, render, exporting, py::keep_alive<0, 1>(),
              "Start bringing the script as it stands into the scene.")
          .def(
              "hold",
              [](engine& self, const std::string& session, const std::string& part, bool held,
                 const text& own, const std::string& to, const dictionary& views, const dictionary& files) {
                return start(self, hold_request{part, held}, session, own, to, views, files);
              },
              py::arg("session"), py::arg("part"), py::arg("held"), script, folder, render, exporting,
              py::keep_alive<0, 1>(),
              "Start holding a part as it stands in the scene, or letting it go again.")
          .def(
              "revert",
              [](engine& self, const std::string& session, std::int64_t version, const text& own,
                 const std::string& to, const dictionary& views, const dictionary& files) {
                return start(self, revert_request{version}, session, own, to, views, files);
              },
              py::arg("session"), py::arg("version"), script, folder, render, exporting,
              py::keep_alive<0, 1>(), "Start making a stored version the current one again.")
          .def(
              "audit",
              [](engine& self, const std::string& session, bool apply, const dictionary& expected,
                 const text& own, const std::string& to, const dictionary& views, const dictionary& files) {
                const audit_request task{to_json(expected).get<audit_expectation>(), apply};
                return start(self, task, session, own, to, views, files);
              },
              py::arg("session"), py::arg("apply") = false, py::arg("expected") = py::dict(), script, folder,
              render, exporting, py::keep_alive<0, 1>(),
              "Start measuring what is wrong with an asset and what mends it; `apply` makes that a version.")
          .def(
              "shake",
              [](engine& self, const std::string& session, bool narrow, const dictionary& settings,
                 const dictionary& expected, const text& own, const std::string& to, const dictionary& views,
                 const dictionary& files) {
                const shake_request task{to_json(expected).get<audit_expectation>(),
                                         to_json(settings).get<shake_settings>(), narrow};
                return start(self, task, session, own, to, views, files);
              },
              py::arg("session"), py::arg("narrow") = false, py::arg("settings") = py::dict(),
              py::arg("expected") = py::dict(), script, folder, render, exporting, py::keep_alive<0, 1>(),
              "Start moving an asset's parameters through their ranges; `narrow` makes what holds a version. "
              "`settings` may have steps, pairs, seed and closer.")
          .def_property_readonly(
              "damaged_copy", [](engine& self) { return self.store().damaged_copy().string(); },
              "Where the damaged file is kept that stood in the store's place; empty where there was none.")
          .def(
              "sessions", [](engine& self) { return to_dictionaries(all_to_json(self.store().sessions())); },
              "All sessions, newest first.")
          .def(
              "session",
              [](engine& self,
                 const std::string& id) { return to_optional(optional_to_json(self.store().session(id))); },
              py::arg("id"))
          .def(
              "session_in",
              [](engine& self, const std::string&
                                   in) { return to_optional(optional_to_json(self.store().session_in(in))); },
              py::arg("folder"), "The newest session with this folder, or None.")
          .def(
              "move_session",
              [](engine& self, const std::string& id,
                 const std::string& to) { self.store().move_session(id, to); },
              py::arg("id"), py::arg("folder"))
          .def(
              "adopt",
              [](engine& self, const std::string& in, const std::string& own) { return self.adopt(in, own); },
              py::arg("folder"), py::arg("script"),
              "Make a session of a script brought from elsewhere; returns its id.")
          .def(
              "versions",
              [](engine& self,
                 const std::string& id) { return to_dictionaries(all_to_json(self.store().versions(id))); },
              py::arg("session"), "All versions of a session, oldest first.")
          .def(
              "version",
              [](engine& self, const std::string& id,
                 std::int64_t n) { return to_optional(optional_to_json(self.store().version(id, n))); },
              py::arg("session"), py::arg("number"))
          .def(
              "messages",
              [](engine& self,
                 const std::string& id) { return to_dictionaries(all_to_json(self.store().messages(id))); },
              py::arg("session"), "What was said in a session, oldest first.");
  bind_instructions(bound);
}

}  // namespace maquette::bindings
