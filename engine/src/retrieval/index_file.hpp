// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace maquette::retrieval {

/// Writes `content` under a heading with its key and checksum, to a temporary name first. Throws store_error.
void write_index_file(const std::filesystem::path& file, std::string_view key, std::string_view content);

/// The content, if the file is whole and has this key.
std::optional<std::string> read_index_file(const std::filesystem::path& file, std::string_view key);

}  // namespace maquette::retrieval
