// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/retriever.hpp"
#include "retrieval/stemmer.hpp"
#include "retrieval/words.hpp"

namespace maquette {

std::vector<std::string> search_tokens(std::string_view text) {
  const retrieval::stemmer english;
  std::vector<std::string> tokens;
  for (const auto& word : retrieval::split_words(text)) {
    const auto parts = retrieval::split_identifier(word);
    // The identifier as a whole is the rarest token, and so lifts the exact match above its likes.
    if (parts.size() > 1) tokens.push_back(retrieval::lower_case(word));
    for (const auto& part : parts) tokens.push_back(english.stem(part));
  }
  return tokens;
}

}  // namespace maquette
