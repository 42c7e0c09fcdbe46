// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace maquette::source {

/// A line `NAME = value  # comment` taken apart and not yet judged. The views are into the line.
struct assignment {
  std::string_view name;
  std::string_view value;
  std::size_t value_begin = 0;              ///< where `value` stands in the line
  std::optional<std::string_view> comment;  ///< without its hash
};

/// Takes a line apart; nothing where it does not assign to one plain name at its first column.
std::optional<assignment> read_assignment(std::string_view line);

}  // namespace maquette::source
