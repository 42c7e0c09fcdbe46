// SPDX-License-Identifier: GPL-3.0-or-later
#include "roles/marked.hpp"

#include <algorithm>

#include "embedded/material.hpp"

namespace maquette {

std::string marked_script(std::string_view script) {
  std::size_t longest = 2, run = 0;
  for (const char letter : script) {
    run = letter == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  std::string text = fence + "python\n" + std::string(script);
  if (!script.ends_with('\n')) text += '\n';
  return text + fence;
}

std::string material_prompt() { return std::string(embedded::material()); }

}  // namespace maquette
