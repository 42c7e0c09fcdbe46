// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/scratch_folder.hpp"

#include <system_error>

#include "maquette/error.hpp"
#include "maquette/store.hpp"

namespace maquette {

scratch_folder::scratch_folder() {
  std::error_code reason;
  path_ = std::filesystem::temp_directory_path(reason) / ("maquette-" + new_id());
  if (!reason) std::filesystem::create_directory(path_, reason);
  if (reason) throw store_error("No temporary folder can be made: " + reason.message() + ".");
  std::filesystem::permissions(path_, std::filesystem::perms::owner_all, reason);
}

scratch_folder::~scratch_folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace maquette
