// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <pybind11/pybind11.h>
#include <pybind11/typing.h>

#include <nlohmann/json.hpp>

#include "maquette/session.hpp"

namespace maquette::bindings {

// Types by which the stub can tell what a call takes and gives.
using dictionary = pybind11::typing::Dict<pybind11::str, pybind11::object>;
using dictionaries = pybind11::typing::List<dictionary>;
using optional_dictionary = pybind11::typing::Optional<dictionary>;

nlohmann::json to_json(const pybind11::handle& value);
dictionary to_dictionary(const nlohmann::json& value);
dictionaries to_dictionaries(const nlohmann::json& value);
optional_dictionary to_optional(const nlohmann::json& value);  ///< None for null

/// Parts as `inspect` hands them over. Their arrays are read where they are: float32 (n, 3) positions, int32
/// (m, 3) triangles, int32 rows for what is optional; all C-contiguous, else TypeError.
std::vector<part_mesh> read_meshes(const pybind11::handle& parts);

/// A Python answer to a host request: meshes where it has "parts", JSON otherwise.
observation read_observation(const pybind11::dict& found);

}  // namespace maquette::bindings
