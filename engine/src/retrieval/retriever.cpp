// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/retriever.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "retrieval/bm25.hpp"
#include "retrieval/function_words.hpp"
#include "retrieval/fusion.hpp"
#include "retrieval/vectors.hpp"

namespace maquette {
namespace {

// Each of the two searches hands on this many, so that what both find in their hundred can come out on top.
constexpr std::size_t smallest_depth = 100;

std::map<std::string, std::size_t> number_kinds(const std::vector<passage>& passages) {
  std::map<std::string, std::size_t> kinds;
  for (const auto& passage : passages) kinds.try_emplace(passage.kind, kinds.size());
  return kinds;
}

std::vector<std::size_t> kind_of_each(const std::vector<passage>& passages,
                                      const std::map<std::string, std::size_t>& kinds) {
  std::vector<std::size_t> numbers;
  numbers.reserve(passages.size());
  for (const auto& passage : passages) numbers.push_back(kinds.at(passage.kind));
  return numbers;
}

std::vector<float> embed_all(const std::vector<passage>& passages, const embedder& embedder) {
  std::vector<float> vectors;
  vectors.reserve(passages.size() * embedder.dimensions());
  for (const auto& passage : passages) {
    const auto vector = embedder.embed(retrieval::searched_text(passage));
    vectors.insert(vectors.end(), vector.begin(), vector.end());
  }
  return vectors;
}

std::vector<std::string> telling_tokens(std::string_view query) {
  auto tokens = search_tokens(query);
  std::erase_if(tokens, retrieval::is_function_word);
  return tokens;
}

}  // namespace

struct retriever::state {
  state(std::vector<passage> given, std::shared_ptr<const embedder> given_embedder)
      : passages(std::move(given)),
        meaning(std::move(given_embedder)),
        kinds(number_kinds(passages)),
        words(passages, kind_of_each(passages, kinds)),
        vectors(embed_all(passages, *meaning), meaning->dimensions(), kind_of_each(passages, kinds)) {}

  std::vector<bool> allowed_kinds(const std::vector<std::string>& wanted) const {
    std::vector<bool> allowed(kinds.size(), wanted.empty());
    for (const auto& kind : wanted) {
      if (const auto found = kinds.find(kind); found != kinds.end()) allowed[found->second] = true;
    }
    return allowed;
  }

  std::vector<passage> passages;
  std::shared_ptr<const embedder> meaning;
  std::map<std::string, std::size_t> kinds;
  retrieval::bm25_index words;
  retrieval::vector_index vectors;
};

retriever::retriever(std::vector<passage> passages, std::shared_ptr<const embedder> embedder)
    : state_(std::make_unique<state>(std::move(passages), std::move(embedder))) {}
retriever::~retriever() = default;
retriever::retriever(retriever&&) noexcept = default;
retriever& retriever::operator=(retriever&&) noexcept = default;

const std::vector<passage>& retriever::passages() const { return state_->passages; }

std::vector<hit> retriever::find(std::string_view query, std::size_t limit) const {
  return find(query, limit, {});
}

std::vector<hit> retriever::find(std::string_view query, std::size_t limit,
                                 const std::vector<std::string>& kinds) const {
  const auto depth = std::max(limit, smallest_depth);
  const auto allowed = state_->allowed_kinds(kinds);
  const auto vector = state_->meaning->embed(query);
  const auto fused = retrieval::fuse({state_->words.search(telling_tokens(query), depth, allowed),
                                      state_->vectors.search(vector, depth, allowed)});
  std::vector<hit> hits;
  for (const auto& [index, score] : fused) {
    if (hits.size() == limit) break;
    hits.push_back({index, score, state_->vectors.similarity(vector, index)});
  }
  return hits;
}

}  // namespace maquette
