// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace maquette::source {

/// "a", "a or b", "a, b or c".
std::string listed(const std::vector<std::string>& words, std::string_view conjunction);

/// A title or a line as a message quotes it; a long one is cut between characters and marked with "...".
std::string cited(std::string_view text);

}  // namespace maquette::source
