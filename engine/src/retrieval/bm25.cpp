// SPDX-License-Identifier: GPL-3.0-or-later
#include "retrieval/bm25.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace maquette::retrieval {
namespace {

constexpr std::size_t field_count = 3;
constexpr double k1 = 1.2;
/// How much a token counts in the title, the head and the rest.
constexpr std::array<double, field_count> field_weight = {2.0, 1.0, 0.4};
/// How far a field's length tells against it.
constexpr std::array<double, field_count> b = {0.75, 0.3, 0.5};

using counts = std::array<std::size_t, field_count>;

/// The tokens of each passage's fields, counted, and the fields' lengths.
struct counted_tokens {
  std::unordered_map<std::string, std::vector<std::pair<std::uint32_t, counts>>> tokens;
  std::vector<counts> lengths;
  std::array<double, field_count> average{};

  explicit counted_tokens(const std::vector<passage>& passages) {
    for (const passage& passage : passages) add(fields_of(passage));
    for (double& sum : average)
      sum = std::max(1.0, sum / static_cast<double>(std::max<std::size_t>(1, lengths.size())));
  }

  void add(const searched_fields& fields) {
    const auto index = static_cast<std::uint32_t>(lengths.size());
    counts length{};
    const std::array<std::string_view, field_count> texts = {fields.title, fields.head, fields.rest};
    for (std::size_t field = 0; field < field_count; ++field) {
      const auto found = search_tokens(texts[field]);
      length[field] = found.size();
      average[field] += static_cast<double>(found.size());
      for (const auto& token : found) {
        auto& list = tokens[token];
        if (list.empty() || list.back().first != index) list.emplace_back(index, counts{});
        ++list.back().second[field];
      }
    }
    lengths.push_back(length);
  }

  /// How often a token stands in a passage, each field by its weight and measured against its length.
  double frequency(std::uint32_t passage, const counts& found) const {
    double sum = 0;
    for (std::size_t field = 0; field < field_count; ++field) {
      const double length = static_cast<double>(lengths[passage][field]) / average[field];
      sum += field_weight[field] * static_cast<double>(found[field]) / (1.0 - b[field] + b[field] * length);
    }
    return sum;
  }
};

}  // namespace

bm25_index::bm25_index(const std::vector<passage>& passages, std::vector<std::size_t> groups)
    : groups_(std::move(groups)) {
  const counted_tokens counted(passages);
  const auto count = static_cast<double>(passages.size());
  for (const auto& [token, list] : counted.tokens) {
    const auto holders = static_cast<double>(list.size());
    const double rarity = std::log(1.0 + (count - holders + 0.5) / (holders + 0.5));
    postings& entries = terms_[token];
    entries.reserve(list.size());
    for (const auto& [passage, found] : list) {
      const double frequency = counted.frequency(passage, found);
      entries.push_back({passage, static_cast<float>(rarity * frequency * (k1 + 1.0) / (frequency + k1))});
    }
  }
}

bm25_index::bm25_index(byte_reader& from, std::vector<std::size_t> groups) : groups_(std::move(groups)) {
  const std::size_t count = from.take_count(1);
  terms_.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    std::string term(from.take_text());
    auto list = from.take_all<posting>();
    const bool inside =
        std::ranges::all_of(list, [&](const posting& entry) { return entry.passage < groups_.size(); });
    if (!inside) throw malformed();
    terms_.emplace(std::move(term), std::move(list));
  }
}

void bm25_index::write(byte_writer& to) const {
  to.put(static_cast<std::uint64_t>(terms_.size()));
  for (const auto& [term, list] : terms_) {
    to.put(std::string_view(term));
    to.put(list);
  }
}

std::vector<ranked> bm25_index::search(const std::vector<weighted_token>& tokens, std::size_t limit,
                                       const std::vector<double>& weights) const {
  std::vector<float> scores(groups_.size(), 0.0F);
  for (const auto& [token, weight] : tokens) {
    const auto found = terms_.find(token);
    if (found == terms_.end()) continue;
    for (const auto& entry : found->second) scores[entry.passage] += weight * entry.weight;
  }
  best_of best(limit);
  // One comparison that nearly always fails is what makes this loop quick: hence the bar and not 0.
  double bar = 0.0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const double score = static_cast<double>(scores[i]) * weights[groups_[i]];
    if (score <= bar) continue;
    best.offer({i, score});
    bar = std::max(bar, best.bar());
  }
  return std::move(best).sorted();
}

}  // namespace maquette::retrieval
