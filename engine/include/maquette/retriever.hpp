// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace maquette {

/// A piece of text that can be found: a pair, a cell of one, a guide, an API entry.
struct passage {
  std::string id;    ///< unique, e.g. "pair:chair"
  std::string kind;  ///< "pair", "cell", "guide", "api" ...
  std::string title;
  std::string text;
};

struct hit {
  std::size_t index = 0;    ///< into the passages given
  double score = 0.0;       ///< higher is nearer; comparable only within one answer
  double similarity = 0.0;  ///< cosine of the vectors, -1..1, comparable across answers
};

/// Splits text for search: lower case, accents folded, English stems in American spelling. An identifier
/// gives itself whole and its parts: `uv_sphere` gives uv_sphere, uv, sphere.
std::vector<std::string> search_tokens(std::string_view text);

/// Turns text into a unit vector (the zero vector where it knows no word of it). Thread-safe.
class embedder {
 public:
  virtual ~embedder() = default;
  virtual std::size_t dimensions() const = 0;
  virtual std::vector<float> embed(std::string_view text) const = 0;
  /// Many texts, in their order; one after the other where an embedder knows nothing better.
  virtual std::vector<std::vector<float>> embed_all(const std::vector<std::string>& texts) const;
};

/// Static word vectors, distilled from a sentence model; rag/vectors/README.md says how. Throws data_error.
std::unique_ptr<embedder> load_word_vectors(const std::filesystem::path& file);

/// Which of the two searches answers; both, fused, is best (docs/benchmarks.md).
enum class search_by { words, meaning, both };

/// Finds passages by words (BM25F) and by meaning (cosine in FAISS, clustered where a kind has thousands of
/// passages), their scores fused. Passages that share neither word nor sense with the query are not found.
/// Immutable once built; safe from several threads.
class retriever {
 public:
  retriever(std::vector<passage> passages, std::shared_ptr<const embedder> embedder);
  ~retriever();
  retriever(retriever&&) noexcept;
  retriever& operator=(retriever&&) noexcept;

  const std::vector<passage>& passages() const;
  std::vector<hit> find(std::string_view query, std::size_t limit) const;
  /// Only passages of these kinds; an empty list means all.
  std::vector<hit> find(std::string_view query, std::size_t limit, const std::vector<std::string>& kinds,
                        search_by by = search_by::both) const;

  /// Writes the passages and both indices to a file, for `load` with the same key and an embedder that gives
  /// the same vectors. Throws store_error where the disk does not take it.
  void save(const std::filesystem::path& file, std::string_view key) const;
  /// What `save` wrote. Nothing where the file is missing, damaged, of another format or of another key.
  static std::optional<retriever> load(const std::filesystem::path& file, std::string_view key,
                                       std::shared_ptr<const embedder> embedder);

 private:
  struct state;
  explicit retriever(std::unique_ptr<state> state);
  std::unique_ptr<state> state_;
};

}  // namespace maquette
