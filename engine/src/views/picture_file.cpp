// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/picture_file.hpp"

#include <fstream>
#include <iterator>

#include "maquette/error.hpp"

namespace maquette {

picture read_picture(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  picture found{"image/png", {std::istreambuf_iterator<char>(in), {}}};
  if (found.bytes.empty())
    throw host_error("Blender said that it drew " + file.string() + ", which is not there.");
  return found;
}

}  // namespace maquette
