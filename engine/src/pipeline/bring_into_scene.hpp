// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <optional>

#include "maquette/host.hpp"
#include "maquette/script.hpp"

namespace maquette {

/// Who is told of the rounds that it takes. Both may be left empty.
struct round_watcher {
  std::function<void(const run_plan&, std::size_t cells)> begins;
  std::function<void(const run_plan&, const execution&)> ended;
};

/// Makes the scene that a clean run of the script would make, running as few cells as that takes. Gives the
/// error where a cell stopped; the scene is then as it was before the round in which it did.
std::optional<execution_error> bring_into_scene(const script& script, host& host,
                                                const round_watcher& watcher = {});

}  // namespace maquette
