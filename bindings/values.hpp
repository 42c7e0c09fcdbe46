// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <pybind11/pybind11.h>

#include "maquette/session.hpp"

namespace maquette::bindings {

/// A Python answer to a host request: meshes where it has "parts", JSON otherwise. The meshes' arrays are
/// read where they are: float32 (n, 3) positions and int32 (m, 3) triangles, C-contiguous, else TypeError.
observation read_observation(const pybind11::dict& found);

}  // namespace maquette::bindings
