// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

#include "maquette/model.hpp"

namespace maquette {

/// Writes a recording: one JSON line a reply, with its request's hash, the request, the reply, and when each
/// piece of its text came. Pictures are written as their media type only, because a render is not the same
/// to the byte on another machine; keys are in no request. The hash leaves out which tools were offered, and
/// covers what they answered: measures are rounded so that machines agree, passages are those of one Blender,
/// so a recording in which they were looked up plays with the Blender it was made with. Several models may
/// share one. Thread-safe.
class recorder {
 public:
  /// Appends to the file. Throws store_error where it cannot be written.
  explicit recorder(const std::filesystem::path& file);
  ~recorder();
  void write(const nlohmann::json& exchange);

 private:
  struct state;
  std::unique_ptr<state> state_;
};

/// How fast a recording is played.
struct pacing {
  bool as_recorded = false;                 ///< each piece when it came; the rest is not looked at
  std::chrono::milliseconds first_text{0};  ///< before the first piece
  double tokens_a_second = 0.0;             ///< of four letters each; 0: at once
};

/// A recording, read. Replies are found by their requests; one that was recorded several times is answered
/// in turn. Thread-safe.
class recording {
 public:
  /// Throws data_error where the file is missing or a line of it cannot be read. `may_be_cut`: a file that is
  /// missing, or whose last line is not whole, is one of a run that was cut, and holds what it holds.
  explicit recording(const std::filesystem::path& file, bool may_be_cut = false);
  ~recording();
  /// The next exchange with this request. Throws data_error that names what differs from the nearest one.
  const nlohmann::json& find(const model_request& request);
  /// The next exchange with this request that was not given before; nothing where there is none.
  const nlohmann::json* next(const model_request& request);

 private:
  struct state;
  std::unique_ptr<state> state_;
};

/// Asks `inner` and writes down what came.
std::unique_ptr<model> make_recording_model(std::unique_ptr<model> inner, std::shared_ptr<recorder> to);

/// Gives what `earlier` holds, and asks `inner` for the rest: a run that was cut goes on where it was.
std::unique_ptr<model> make_resuming_model(std::shared_ptr<recording> earlier, std::unique_ptr<model> inner);

/// Answers from the recording; no provider is asked.
std::unique_ptr<model> make_replaying_model(std::shared_ptr<recording> from, pacing pace = {});

}  // namespace maquette
