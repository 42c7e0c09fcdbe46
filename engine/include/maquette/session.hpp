// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "maquette/audit.hpp"
#include "maquette/blueprint.hpp"
#include "maquette/event.hpp"
#include "maquette/host.hpp"
#include "maquette/model.hpp"
#include "maquette/recording.hpp"
#include "maquette/retriever.hpp"
#include "maquette/shake.hpp"
#include "maquette/store.hpp"

namespace maquette {

/// A new asset from a sentence.
struct create_request {
  std::string prompt;                               ///< may be empty where there is a picture or a plan
  std::optional<picture> reference = std::nullopt;  ///< what it should look like
  std::optional<blueprint> plan = std::nullopt;     ///< built to as it is; no planner is asked
  std::vector<blueprint> other_than{};              ///< takes on the same prompt that it is to differ from
};
/// A blueprint and its drawing, from a sentence, a picture or both; nothing is built.
struct plan_request {
  std::string prompt;
  std::optional<picture> reference = std::nullopt;
  std::vector<blueprint> other_than{};  ///< takes on the same prompt that it is to differ from
};
/// A change of an asset, in words.
struct refine_request {
  std::string instruction;
};
/// New values of parameters, as Python literals: {"SEAT_WIDTH", "0.6"}.
struct set_request {
  std::vector<std::pair<std::string, std::string>> assignments;
};
/// Values of parameters shown in the scene while a slider is held. Nothing is checked, measured or stored;
/// `request::script` is what the values are put into, and a set_request from the same script settles them.
struct trial_request {
  std::vector<std::pair<std::string, std::string>> assignments;
};
/// The script as it stands, which the user may have edited, brought into the scene.
struct rebuild_request {};
/// A part kept as it is in the scene, whatever the script would make of it; or let go again.
struct hold_request {
  std::string part;  ///< its name, or its cell's title
  bool held = true;
};
/// A stored version made the current one again, as a new version.
struct revert_request {
  std::int64_t version = 0;
};

/// What is wrong with the asset as it stands, and which edits mend it. Nothing is stored or written unless
/// `apply` is set: then what was seen to mend it is a new version.
struct audit_request {
  audit_expectation expected;
  bool apply = false;
};
/// Whether the asset holds over its parameters' ranges. Nothing is stored or written unless `narrow` is set:
/// then a new version has the ranges that hold.
struct shake_request {
  audit_expectation expected;
  shake_settings settings;
  bool narrow = false;
};

/// Who writes: the team where models are set for its roles, else the library.
enum class work_by { whoever_is_there, library, team };

struct request {
  std::variant<create_request, plan_request, refine_request, set_request, trial_request, rebuild_request,
               hold_request, revert_request, audit_request, shake_request>
      task;
  std::string session;  ///< empty for create_request and plan_request
  std::optional<std::string>
      script;  ///< the asset's script as the user has it now; kept as a version where it is new
  std::filesystem::path folder;  ///< where the asset's files go; empty: nothing is rendered or written
  nlohmann::json render = nlohmann::json::object();  ///< settings handed to the host
  nlohmann::json exporting = nlohmann::json::object();
  work_by author = work_by::whoever_is_there;
  int rounds = 2;           ///< of looking and improving, by the team
  std::size_t fan_out = 8;  ///< cells that the team writes at a time
  int views = 4;            ///< pictures that a reviewer gets: enough to see a seam, few enough to pay for
  int resolution = 448;     ///< of each of them, in pixels a side
  bool resumes = false;     ///< what models answered before is not asked again
  bool tries = false;       ///< code that has not run here runs in the host's isolated Blender first
  std::string blender{};    ///< the version that scripts are for: "4.5"
  std::string run_id{};     ///< given by the engine: what the store keeps of the run goes by it
};

/// Something for Blender's main thread to do.
struct host_request {
  std::int64_t id = 0;
  std::string kind;  ///< a key of addon/host/requests.py
  nlohmann::json payload;
};

/// What Blender's main thread found: meshes for "inspect", JSON for all else.
using observation = std::variant<nlohmann::json, std::vector<part_mesh>>;

/// One request on its way, on a thread of its own. All members may be called from any thread; none waits for
/// Blender. Destroying it cancels and joins.
class run {
 public:
  virtual ~run() = default;

  /// Sleeps until there is something to take, or the run is over, or the time is up.
  virtual void wait(std::chrono::milliseconds longest) = 0;
  virtual std::vector<event> take_events() = 0;
  virtual std::optional<host_request> take_request() = 0;
  virtual void answer(std::int64_t request, observation found) = 0;
  virtual void fail(std::int64_t request, const std::string& message) = 0;
  virtual void cancel() = 0;
  virtual bool finished() const = 0;  ///< and all events have been taken
};

/// The engine: a store, an author and the runs on them.
class engine {
 public:
  struct settings {
    std::filesystem::path store_file;
    std::filesystem::path rag_folder;
    std::filesystem::path home;  ///< models.toml and prices.toml, where the user has them
    nlohmann::json models = nlohmann::json::object();  ///< the add-on's preferences, as in models.toml
    std::filesystem::path record_to;                   ///< set: what models answer is recorded there
    std::filesystem::path replay_from;  ///< set: no provider is asked, answers come from that recording
    pacing pace;                        ///< of a replay
  };

  /// Opens the store. Throws store_error.
  explicit engine(settings settings);
  ~engine();

  /// Starts a run. Throws input_error where the request cannot be one: an empty prompt, an unknown session.
  std::unique_ptr<run> start(request request);

  maquette::store& store();

  /// Goes on with the last run of a session that was cut or stopped by a fault: what its models answered is
  /// not asked again. `by` gives where files go and how it is rendered. Throws input_error where there is
  /// nothing to go on with.
  std::unique_ptr<run> resume(request by);

  /// What coders look things up in; may be given at any time before a run.
  void use_knowledge(std::shared_ptr<const retriever> knowledge);
  /// Whether code that has not run here is tried in the host's isolated Blender first; off until said. For
  /// the runs that are started after it.
  void use_trials(bool on);
  /// Whether models are set for the roles of the team. Throws input_error where the settings are wrong.
  bool has_team() const;

  /// The session of a folder. One brought from elsewhere is adopted: `script` becomes version 1 of a new
  /// session.
  std::string adopt(const std::filesystem::path& folder, const std::string& script);

 private:
  struct state;
  std::unique_ptr<state> state_;
};

}  // namespace maquette
