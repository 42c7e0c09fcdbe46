// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace maquette::retrieval {

/// Text with Latin accents folded ("café" becomes "cafe"), apostrophes dropped, and all other punctuation
/// beyond ASCII, and bytes that are no UTF-8, made spaces. Letters of other scripts stay as they are.
std::string fold_text(std::string_view text);

/// The words, numbers and identifiers of a text in their order, as written: `primitive_cube_add`, `0.45`.
std::vector<std::string> split_words(std::string_view text);

/// The lower-case parts of one such word: at underscores, at capitals, and between letters and digits.
/// `ShaderNodeUVMap2` gives shader, node, uv, map, 2.
std::vector<std::string> split_identifier(std::string_view word);

/// ASCII letters in lower case; other bytes as they are.
std::string lower_case(std::string_view text);

}  // namespace maquette::retrieval
