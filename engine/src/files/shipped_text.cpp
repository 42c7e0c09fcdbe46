// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/shipped_text.hpp"

#include <fstream>
#include <iterator>

#include "maquette/error.hpp"

namespace maquette {

std::string shipped_text(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  if (!in.good() && !in.eof()) throw data_error("Cannot read " + file.string() + ". Reinstall Maquette.");
  return text;
}

}  // namespace maquette
