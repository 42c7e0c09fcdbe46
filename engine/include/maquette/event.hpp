// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <variant>

namespace maquette {

/// A stage of a run has begun.
struct progress {
  std::string stage;  ///< "author", "check", "execute", "inspect", "review", "render", "export" ...
  std::string text;   ///< for the user: "Running 3 of 14 cells"
};

/// Something that a role says to the user.
struct said {
  std::string role;
  std::string text;
};

/// What a role is saying at this moment, as far as it has come. Only the newest of a role is kept for whoever
/// takes events more slowly than they come.
struct saying {
  std::string role;  ///< "planner", "coder: part: seat" ...
  std::string text;
};

/// What the run has taken of its models so far.
struct taken {
  nlohmann::json usage;  ///< as usage_to_json tells it
};

/// A picture lies in the asset's folder, for the user to see while the run goes on.
struct drawn {
  std::string what;  ///< "blueprint" or "concept"
  std::string file;  ///< absolute path of the PNG, JPEG or WebP
};

/// A version is in the store and will not be lost.
struct stored {
  std::int64_t version = 0;
};

enum class stop_reason {
  done,
  refused,         ///< the author cannot do what was asked; nothing was changed
  input_unusable,  ///< the request itself is wrong; nothing was changed
  script_failed,   ///< the script stopped with an error; the scene is as it was
  cancelled,
  limit_reached,    ///< a cap on tokens or money, before there was anything to keep
  provider_failed,  ///< a model's provider could not be asked, or its answers could not be used
  host_failed,      ///< Blender could not do something
  store_failed,     ///< the store or a folder could not be written
  internal_error    ///< a fault of Maquette's own
};

/// The run is over.
struct done {
  stop_reason reason = stop_reason::done;
  std::string message;    ///< why it stopped, for the user; empty where all went well
  nlohmann::json report;  ///< as in report.json; of a run that stopped early, what there is
};

/// What a run tells of itself, in the order in which it happened; `done` is always the last.
using event = std::variant<progress, said, saying, taken, drawn, stored, done>;

std::string_view name_of(stop_reason reason);  ///< "done", "refused", "input_unusable" ...

/// An object with "kind" and the event's fields.
nlohmann::json event_to_json(const event& event);

}  // namespace maquette
