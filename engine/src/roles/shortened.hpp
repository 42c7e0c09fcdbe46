// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace maquette {

/// At most so many bytes of a text, never half a letter of UTF-8; what is cut ends with "...".
std::string shortened(std::string_view text, std::size_t most);

/// The same for a text that is to stand on one line: white space of any kind becomes one blank.
std::string shortened_line(std::string_view text, std::size_t most);

}  // namespace maquette
