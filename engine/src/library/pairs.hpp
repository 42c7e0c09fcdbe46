// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "library/words.hpp"
#include "maquette/retriever.hpp"
#include "maquette/script.hpp"

namespace maquette::library {

/// A verified script of rag/pairs/ and the names that people use for what it makes.
struct pair {
  std::string id;  ///< the file's stem: "desk_lamp"
  script source;
  std::vector<std::vector<std::string>> names;  ///< tags as lemmas, longest first

  /// As a person says it: "desk lamp".
  std::string spoken() const;
};

/// A place in a request where a pair is named: words [begin, end).
struct mention {
  std::size_t pair = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
  double score = 0;  ///< the retriever's, of this pair for the whole request
};

/// The library: its pairs and the index over them. Immutable; safe from several threads.
class pair_library {
 public:
  /// Reads rag/pairs/*.py. Throws data_error where there are none or one has no tags.
  pair_library(const std::filesystem::path& rag_folder, std::shared_ptr<const embedder> embedder);

  const std::vector<pair>& pairs() const { return pairs_; }

  /// Where the request names pairs. A name that several pairs share goes to the one that the retriever
  /// ranks first for the whole request.
  std::vector<mention> mentions(const std::string& request, const std::vector<word>& words) const;

  /// The pairs nearest in words and meaning, nearest first.
  std::vector<std::size_t> nearest(const std::string& request, std::size_t limit) const;

 private:
  std::vector<pair> pairs_;
  std::optional<retriever> index_;  ///< over all that a pair says of itself
  std::optional<retriever> names_;  ///< over what it is called
};

}  // namespace maquette::library
