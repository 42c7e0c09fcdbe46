// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "maquette/host.hpp"
#include "roles/instrument.hpp"

namespace maquette {

/// `list_objects`, `measure_distance` and `render_view`, of what stands in the scene. They ask the host, so
/// they are used on the run's worker thread only; `blender` must outlive them. Lengths are metres, rounded to
/// 0.1 mm: so they are the same on every machine, and a run that goes on finds the same answer.
std::vector<instrument> scene_instruments(host& blender);

}  // namespace maquette
