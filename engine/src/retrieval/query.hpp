// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "retrieval/bm25.hpp"

namespace maquette::retrieval {

/// The tokens of a question that tell something, with their weights: identifiers count more, words that only
/// hold a sentence together are left out, and of an error message what every such message says counts little.
std::vector<weighted_token> query_tokens(std::string_view question);

/// How much the sense of a question counts beside its words: names are asked for more surely than senses, and
/// an error message is made of names. Chosen on every second question of the benchmark (docs/benchmarks.md).
double weight_of_meaning(std::string_view question);

}  // namespace maquette::retrieval
