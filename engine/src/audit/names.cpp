// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/audit.hpp"

namespace maquette {

std::string_view name_of(audit_kind kind) {
  constexpr std::array<std::string_view, 16> names{
      "gap",      "floating", "penetration", "island",    "ground", "stability", "size",      "symmetry",
      "manifold", "normals",  "degenerate",  "duplicate", "loose",  "material",  "hierarchy", "outline"};
  return names[static_cast<std::size_t>(kind)];
}

std::string_view name_of(audit_severity severity) {
  constexpr std::array<std::string_view, 3> names{"info", "warning", "error"};
  return names[static_cast<std::size_t>(severity)];
}

std::string_view name_of(contact_state state) {
  constexpr std::array<std::string_view, 4> names{"apart", "touching", "penetrating", "contained"};
  return names[static_cast<std::size_t>(state)];
}

}  // namespace maquette
