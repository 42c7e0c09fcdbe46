// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "maquette/parameter.hpp"

namespace maquette::source {

/// Brings a value to a parameter's kind. Throws input_error with the one sentence that says what the
/// parameter takes and why the value is not that.
parameter_value fit(const parameter& parameter, const parameter_value& value);

/// "0.45 m", "30 degrees", "4".
std::string with_unit(const std::string& number, const parameter& parameter);

}  // namespace maquette::source
