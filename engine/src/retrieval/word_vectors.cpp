// SPDX-License-Identifier: GPL-3.0-or-later
#include "retrieval/word_vectors.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "retrieval/words.hpp"

namespace maquette::retrieval {
namespace {

void normalise(std::vector<float>& vector) {
  const auto length = std::sqrt(std::inner_product(vector.begin(), vector.end(), vector.begin(), 0.0F));
  if (length <= 0.0F) return;
  for (auto& number : vector) number /= length;
}

}  // namespace

std::vector<float> word_vectors::embed(std::string_view text) const {
  std::vector<float> sum(table_.dimensions(), 0.0F);
  for (const auto& word : split_words(text)) {
    // A name such as iPhone is one word, though its capital divides it.
    if (const auto whole = table_.find(lower_case(word))) {
      table_.add_to(sum, *whole);
      continue;
    }
    for (const auto& part : split_identifier(word)) add_word(sum, part);
  }
  normalise(sum);
  return sum;
}

void word_vectors::add_word(std::vector<float>& sum, std::string_view word) const {
  auto found = table_.find(word);
  if (!found) found = table_.find_by_stem(word);
  if (found) {
    table_.add_to(sum, *found);
  } else {
    add_compound(sum, word);
  }
}

// The head of an English compound is its end, and where two cuts offer themselves the longer end is right:
// bar-stool, not bars-tool.
void word_vectors::add_compound(std::vector<float>& sum, std::string_view word) const {
  constexpr std::size_t shortest_part = 3;
  constexpr std::size_t longest_word = 40;
  if (word.size() > longest_word) return;
  for (auto cut = shortest_part; cut + shortest_part <= word.size(); ++cut) {
    const auto front = table_.find(word.substr(0, cut));
    if (!front) continue;
    auto end = table_.find(word.substr(cut));
    if (!end) end = table_.find_by_stem(word.substr(cut));
    if (!end) continue;
    table_.add_to(sum, *front);
    table_.add_to(sum, *end);
    return;
  }
}

}  // namespace maquette::retrieval

namespace maquette {

std::unique_ptr<embedder> load_word_vectors(const std::filesystem::path& file) {
  return std::make_unique<retrieval::word_vectors>(file);
}

}  // namespace maquette
