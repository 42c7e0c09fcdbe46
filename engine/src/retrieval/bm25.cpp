// SPDX-License-Identifier: GPL-3.0-or-later
#include "retrieval/bm25.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace maquette::retrieval {
namespace {

constexpr double k1 = 1.2;
constexpr double b = 0.75;

}  // namespace

bm25_index::bm25_index(const std::vector<passage>& passages, std::vector<std::size_t> groups)
    : groups_(std::move(groups)) {
  std::vector<std::size_t> lengths;
  lengths.reserve(passages.size());
  for (const auto& passage : passages) {
    const auto tokens = search_tokens(searched_text(passage));
    add(static_cast<std::uint32_t>(lengths.size()), tokens);
    lengths.push_back(tokens.size());
  }
  weigh(lengths);
}

void bm25_index::add(std::uint32_t passage, const std::vector<std::string>& tokens) {
  for (const auto& token : tokens) {
    auto& list = terms_[token];
    if (list.empty() || list.back().passage != passage) list.push_back({passage, 0.0F});
    list.back().weight += 1.0F;
  }
}

void bm25_index::weigh(const std::vector<std::size_t>& lengths) {
  const auto count = static_cast<double>(lengths.size());
  const auto average =
      static_cast<double>(std::accumulate(lengths.begin(), lengths.end(), std::size_t{0})) / count;
  for (auto& [token, list] : terms_) {
    const auto holders = static_cast<double>(list.size());
    const auto rarity = std::log(1.0 + (count - holders + 0.5) / (holders + 0.5));
    for (auto& entry : list) {
      const auto frequency = static_cast<double>(entry.weight);
      const auto length = static_cast<double>(lengths[entry.passage]) / average;
      entry.weight =
          static_cast<float>(rarity * frequency * (k1 + 1.0) / (frequency + k1 * (1.0 - b + b * length)));
    }
    list.shrink_to_fit();
  }
}

std::vector<ranked> bm25_index::search(const std::vector<std::string>& tokens, std::size_t limit,
                                       const std::vector<bool>& allowed) const {
  std::vector<float> scores(groups_.size(), 0.0F);
  for (const auto& token : tokens) {
    const auto found = terms_.find(token);
    if (found == terms_.end()) continue;
    for (const auto& entry : found->second) scores[entry.passage] += entry.weight;
  }
  best_of best(limit);
  // One comparison that nearly always fails is what makes this loop quick: hence the bar and not 0.
  double bar = 0.0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const auto score = static_cast<double>(scores[i]);
    if (score <= bar || !allowed[groups_[i]]) continue;
    best.offer({i, score});
    bar = std::max(bar, best.bar());
  }
  return std::move(best).sorted();
}

}  // namespace maquette::retrieval
