// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/asset_folder.hpp"

#include <fstream>
#include <system_error>

#include "maquette/error.hpp"
#include "maquette/store.hpp"

namespace maquette {

namespace fs = std::filesystem;

asset_folder::asset_folder(fs::path folder) : folder_(std::move(folder)) {
  std::error_code reason;
  fs::create_directories(folder_, reason);
  if (reason)
    throw store_error("The folder " + folder_.string() + " cannot be made: " + reason.message() +
                      ". Choose another with --out.");
}

void asset_folder::write(const std::string& name, std::string_view text) const {
  const fs::path file = folder_ / name, draft = folder_ / (".new." + new_id() + "." + name);
  std::ofstream out(draft, std::ios::binary | std::ios::trunc);
  out.write(text.data(), static_cast<std::streamsize>(text.size()));
  out.close();
  std::error_code reason;
  if (out) fs::rename(draft, file, reason);
  if (!out || reason) {
    std::error_code ignored;
    fs::remove(draft, ignored);
    throw store_error(
        file.string() + " cannot be written" + (reason ? ": " + reason.message() : "") +
        ". Check that the folder is writable and the disk is not full. The version itself is in the store.");
  }
}

std::string asset_folder::relative(const fs::path& file) const {
  const fs::path inside = file.lexically_relative(folder_);
  const bool outside = inside.empty() || inside.begin()->string() == "..";
  return outside ? file.string() : inside.generic_string();
}

}  // namespace maquette
