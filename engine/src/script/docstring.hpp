// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace maquette::source {

/// What a preamble's docstring says of the asset; both empty where there is no docstring.
struct docstring {
  std::string prompt;
  std::vector<std::string> tags;
  std::vector<std::pair<std::string, std::string>> synonyms;
};

/// Reads the string that opens a preamble. Its first line that is not blank is the prompt; the line `Tags:`,
/// which goes on below where it ends in a comma, lists the tags; `Words:`, which goes on where it ends in a
/// semicolon, lists synonyms: "rim = frame; numbers = marks".
docstring read_docstring(std::string_view preamble);

}  // namespace maquette::source
