// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "maquette/parameter.hpp"

namespace maquette::source {

/// Reads a parameter's comment, `domain: meaning`, into a parameter that has its name and value; its kind
/// follows from both. Throws input_error, with a sentence that says what to write, where it breaks the
/// format.
void read_parameter_comment(std::string_view comment, parameter& parameter);

}  // namespace maquette::source
