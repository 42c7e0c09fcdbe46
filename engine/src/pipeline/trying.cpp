// SPDX-License-Identifier: GPL-3.0-or-later
// The isolated trial: code that has not run here runs in a Blender of its own before it sees the artist's
// scene.
#include <algorithm>

#include "pipeline/pipeline.hpp"

namespace maquette {

/// The error that the script had there; nothing where it ran, or needs no trial.
std::optional<execution_error> pipeline::try_first(const script& next) {
  if (!request_->tries || code_.has(next)) return std::nullopt;
  begin("trial", "Trying the script apart from your scene");
  const trial found = host_.try_script(next);
  report_.stop_clock("trial");
  if (found.error) return found.error;
  if (found.skipped.empty()) {
    code_.add(next);
  } else {
    const auto noted = report_.json().value("notes", std::vector<std::string>{});
    if (std::ranges::find(noted, found.skipped) == noted.end()) report_.add("notes", {found.skipped});
  }
  return std::nullopt;
}

}  // namespace maquette
