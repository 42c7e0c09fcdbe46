// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string>

namespace maquette::http {

/// From now until an HTTP date ("Sun, 06 Nov 1994 08:49:37 GMT"), not below zero; nothing where it is none.
std::optional<std::chrono::milliseconds> until(const std::string& date);

}  // namespace maquette::http
