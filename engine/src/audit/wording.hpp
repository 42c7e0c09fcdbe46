// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "audit/vector.hpp"
#include "maquette/host.hpp"

namespace maquette::auditing {

/// "12.0 mm", "1.25 m": the unit in which a person would say it.
std::string said_length(double metres);
/// "(0, -0.012, 0)", in metres.
std::string said_vector(vec metres);
/// "1 vertex", "3 vertices".
std::string said_count(std::size_t count, const char* one, const char* many);
/// "2", "0.35": a factor of a scale.
std::string said_factor(double factor);
/// "legs (leg 3)", or the part's name alone where its object has the same.
std::string said_object(const part_mesh& mesh);
/// "seat", "seat and back", "seat, back and 3 more".
std::string said_list(const std::vector<std::string>& names);

}  // namespace maquette::auditing
