// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace maquette::source {

/// A Python string literal at the front of a text: what it means, and how many bytes of the text it takes.
struct quoted {
  std::string value;
  std::size_t length = 0;
};

/// Reads '...', "..." or either tripled; nothing where the text does not begin with one, where it is not
/// closed, or where an escape is of the rare kinds (octal, \N{...}) or no character.
std::optional<quoted> read_quoted(std::string_view text);

/// A literal in double quotes for a value.
std::string quote(std::string_view value);

}  // namespace maquette::source
