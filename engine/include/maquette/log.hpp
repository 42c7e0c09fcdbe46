// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string_view>

namespace maquette::log {

/// Starts the log: a rotating file (5 MB, 3 kept), and warnings to standard error. `level` is one of trace,
/// debug, info, warning, error, off. Throws input_error on another level or a file that cannot be made.
/// Until it is called, nothing is logged. Thread-safe, as are all functions here.
void start(const std::filesystem::path& file, std::string_view level);

void debug(std::string_view message);
void info(std::string_view message);
void warning(std::string_view message);
void failure(std::string_view message);

}  // namespace maquette::log
