// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "maquette/parameter.hpp"

namespace maquette::source {

/// Reads a Python int (as int64) or float (as double), with sign, underscores and exponent.
std::optional<parameter_value> read_number(std::string_view text);

/// A float as a script writes it: always with a point or an exponent, at most 6 decimals. Throws input_error
/// for a value that is not finite.
std::string float_literal(double value);

/// Every digit that the value needs to be read back the same.
std::string exact_float_literal(double value);

/// A number as a sentence writes it: 0.45, 900.
std::string plain_number(double value);

}  // namespace maquette::source
