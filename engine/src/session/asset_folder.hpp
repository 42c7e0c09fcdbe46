// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace maquette {

/// The folder with an asset's files. A file is there whole or not at all, whatever happens while it is
/// written.
class asset_folder {
 public:
  /// Makes the folder where it is missing. Throws store_error.
  explicit asset_folder(std::filesystem::path folder);

  void write(const std::string& name, std::string_view text) const;  ///< throws store_error
  /// A path inside the folder as report.json gives it, with forward slashes; others come back unchanged.
  std::string relative(const std::filesystem::path& file) const;

 private:
  std::filesystem::path folder_;
};

}  // namespace maquette
