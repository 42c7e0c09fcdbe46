// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace maquette {

/// A TOML document as JSON. Throws input_error with `name` and the line. Dates are not wanted here.
nlohmann::json parse_toml(std::string_view text, const std::string& name);

/// The file's text; nothing where there is no file. Throws input_error where it cannot be read.
std::optional<std::string> read_text_file(const std::filesystem::path& file);

}  // namespace maquette
