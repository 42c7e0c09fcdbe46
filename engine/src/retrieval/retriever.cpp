// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/retriever.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "retrieval/bm25.hpp"
#include "retrieval/fusion.hpp"
#include "retrieval/index_file.hpp"
#include "retrieval/query.hpp"
#include "retrieval/vectors.hpp"

namespace maquette {
namespace {

using retrieval::byte_reader;
using retrieval::byte_writer;

// Each of the two searches hands on this many, so that what both find in their hundred can come out on top.
constexpr std::size_t smallest_depth = 200;

/// A whole (a type, an operator, a guide) answers more often than one of its members or a piece of code does.
double standing_of(const std::string& kind) {
  if (kind == "property") return 0.85;
  if (kind == "cell") return 0.6;
  if (kind == "guide") return 1.15;
  return 1.0;
}

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

std::vector<float> embed_passages(const std::vector<passage>& passages, const embedder& embedder) {
  std::vector<std::string> texts;
  for (const auto& passage : passages) {
    // What a thing is tells its sense; all that it has would blur it.
    const auto fields = retrieval::fields_of(passage);
    texts.push_back(std::string(fields.title) + "\n" + std::string(fields.head));
  }
  std::vector<float> vectors;
  vectors.reserve(passages.size() * embedder.dimensions());
  for (const auto& vector : embedder.embed_all(texts))
    vectors.insert(vectors.end(), vector.begin(), vector.end());
  return vectors;
}

void write_passages(const std::vector<passage>& passages, byte_writer& to) {
  to.put(static_cast<std::uint64_t>(passages.size()));
  for (const auto& passage : passages)
    for (const std::string_view text : {passage.id, passage.kind, passage.title, passage.text}) to.put(text);
}

std::vector<passage> read_passages(byte_reader& from) {
  std::vector<passage> passages(from.take_count(1));
  for (auto& passage : passages)
    for (std::string* text : {&passage.id, &passage.kind, &passage.title, &passage.text})
      *text = from.take_text();
  return passages;
}

}  // namespace

struct retriever::state {
  state(std::vector<passage> given, std::shared_ptr<const embedder> given_embedder)
      : passages(std::move(given)),
        meaning(std::move(given_embedder)),
        kinds(number_kinds(passages)),
        words(passages, kind_of_each(passages, kinds)),
        vectors(embed_passages(passages, *meaning), meaning->dimensions(), kind_of_each(passages, kinds)) {}

  state(byte_reader& from, std::shared_ptr<const embedder> given_embedder)
      : passages(read_passages(from)),
        meaning(std::move(given_embedder)),
        kinds(number_kinds(passages)),
        words(from, kind_of_each(passages, kinds)),
        vectors(from, meaning->dimensions(), kind_of_each(passages, kinds)) {}

  std::string bytes() const {
    byte_writer to;
    write_passages(passages, to);
    words.write(to);
    vectors.write(to);
    return to.bytes();
  }

  std::vector<double> weights_of_kinds(const std::vector<std::string>& wanted) const {
    std::vector<double> weights(kinds.size(), 0.0);
    for (const auto& [kind, index] : kinds)
      if (wanted.empty() || std::ranges::find(wanted, kind) != wanted.end())
        weights[index] = standing_of(kind);
    return weights;
  }

  std::vector<passage> passages;
  std::shared_ptr<const embedder> meaning;
  std::map<std::string, std::size_t> kinds;
  retrieval::bm25_index words;
  retrieval::vector_index vectors;
};

std::vector<std::vector<float>> embedder::embed_all(const std::vector<std::string>& texts) const {
  std::vector<std::vector<float>> vectors;
  vectors.reserve(texts.size());
  for (const std::string& text : texts) vectors.push_back(embed(text));
  return vectors;
}

retriever::retriever(std::vector<passage> passages, std::shared_ptr<const embedder> embedder)
    : state_(std::make_unique<state>(std::move(passages), std::move(embedder))) {}
retriever::~retriever() = default;
retriever::retriever(retriever&&) noexcept = default;
retriever& retriever::operator=(retriever&&) noexcept = default;

retriever::retriever(std::unique_ptr<state> state) : state_(std::move(state)) {}

void retriever::save(const std::filesystem::path& file, std::string_view key) const {
  retrieval::write_index_file(file, key, state_->bytes());
}

std::optional<retriever> retriever::load(const std::filesystem::path& file, std::string_view key,
                                         std::shared_ptr<const embedder> embedder) {
  const auto content = retrieval::read_index_file(file, key);
  if (!content) return std::nullopt;
  try {
    byte_reader from(*content);
    return retriever(std::make_unique<state>(from, std::move(embedder)));
  } catch (const retrieval::malformed&) {
    return std::nullopt;
  }
}

const std::vector<passage>& retriever::passages() const { return state_->passages; }

std::vector<hit> retriever::find(std::string_view query, std::size_t limit) const {
  return find(query, limit, {});
}

std::vector<hit> retriever::find(std::string_view query, std::size_t limit,
                                 const std::vector<std::string>& kinds, search_by by) const {
  const auto depth = std::max(limit, smallest_depth);
  const auto weights = state_->weights_of_kinds(kinds);
  const auto vector = state_->meaning->embed(query);
  std::vector<retrieval::weighted_list> lists;
  if (by != search_by::meaning)
    lists.push_back({state_->words.search(retrieval::query_tokens(query), depth, weights), 1.0});
  if (by != search_by::words)
    lists.push_back({state_->vectors.search(vector, depth, weights), retrieval::weight_of_meaning(query)});
  const auto fused = retrieval::fuse(lists);
  std::vector<hit> hits;
  for (const auto& [index, score] : fused) {
    if (hits.size() == limit) break;
    hits.push_back({index, score, state_->vectors.similarity(vector, index)});
  }
  return hits;
}

}  // namespace maquette
