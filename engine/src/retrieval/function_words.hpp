// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace maquette::retrieval {

/// Whether a search token is a word such as "the" or "for", that says nothing of what is sought. Among few
/// passages such a word can be rare by chance, and would then outweigh the words that matter.
bool is_function_word(std::string_view token);

}  // namespace maquette::retrieval
