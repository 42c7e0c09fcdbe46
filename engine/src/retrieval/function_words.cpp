// SPDX-License-Identifier: GPL-3.0-or-later
#include "retrieval/function_words.hpp"

#include <algorithm>
#include <array>

namespace maquette::retrieval {
namespace {

// Stems, in ascending order.
constexpr std::array<std::string_view, 65> words = {
    "a",      "about", "all",  "also", "am",    "an",    "and",   "ani",   "are",   "as",   "at",
    "be",     "been",  "but",  "by",   "can",   "could", "did",   "do",    "doe",   "for",  "from",
    "had",    "has",   "have", "how",  "i",     "if",    "in",    "into",  "is",    "it",   "like",
    "me",     "mine",  "my",   "of",   "on",    "or",    "our",   "pleas", "she",   "so",   "some",
    "someth", "than",  "that", "the",  "their", "them",  "then",  "there", "these", "they", "this",
    "those",  "to",    "was",  "we",   "were",  "what",  "which", "with",  "would", "you"};
static_assert(std::ranges::is_sorted(words));

}  // namespace

bool is_function_word(std::string_view token) { return std::ranges::binary_search(words, token); }

}  // namespace maquette::retrieval
