// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "maquette/retriever.hpp"

namespace maquette::retrieval {

/// The file rag/vectors/words.bin in memory: words in ascending order, each with a vector of small
/// integers and the scale that makes numbers of them. rag/vectors/README.md defines the format.
class word_table {
 public:
  explicit word_table(
      const std::filesystem::path& file);  ///< throws data_error on a file that breaks the format

  std::size_t dimensions() const { return dimensions_; }
  std::optional<std::size_t> find(std::string_view word) const;
  /// The shortest word with the same English stem: "benches" finds "bench".
  std::optional<std::size_t> find_by_stem(std::string_view word) const;
  /// Adds the word's vector, whose length is the word's weight, to `sum`.
  void add_to(std::vector<float>& sum, std::size_t word) const;

 private:
  void read_words(std::string_view text, std::size_t count, const std::filesystem::path& file);

  std::string bytes_;  ///< the whole file; what follows points into it
  std::size_t dimensions_ = 0;
  std::vector<float> scales_;
  std::string_view numbers_;
  std::vector<std::string_view> words_;
  std::unordered_map<std::string_view, std::size_t> index_;
};

/// Embeds a text as the sum of its words' vectors. A word that the table lacks is looked up by its stem,
/// and then as a compound of two known words ("birdhouse" as bird and house); failing that it counts for
/// nothing.
class word_vectors : public embedder {
 public:
  explicit word_vectors(const std::filesystem::path& file) : table_(file) {}

  std::size_t dimensions() const override { return table_.dimensions(); }
  std::vector<float> embed(std::string_view text) const override;

 private:
  void add_word(std::vector<float>& sum, std::string_view word) const;
  void add_compound(std::vector<float>& sum, std::string_view word) const;

  word_table table_;
};

}  // namespace maquette::retrieval
