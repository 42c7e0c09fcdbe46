// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/knowledge.hpp"

#include <iterator>
#include <utility>

#include "maquette/error.hpp"
#include "maquette/log.hpp"

namespace maquette {
namespace {

std::filesystem::path vectors_file(const std::filesystem::path& rag_folder) {
  return rag_folder / "vectors" / "words.bin";
}

/// The host's key and a fingerprint of what rag/ holds, so that an edited pair is found by its new words.
std::string full_key(const std::string& key, const std::vector<passage>& own,
                     const std::filesystem::path& rag_folder) {
  std::size_t sum = std::filesystem::file_size(vectors_file(rag_folder));
  const auto mix = [&](const std::string& text) {
    sum = sum * 1099511628211U ^ std::hash<std::string>{}(text);
  };
  for (const passage& passage : own) {
    mix(passage.id);
    mix(passage.title);
    mix(passage.text);
  }
  return key + "/" + std::to_string(sum);
}

}  // namespace

std::optional<retriever> load_knowledge(const std::filesystem::path& rag_folder, const index_place& place) {
  std::shared_ptr<const embedder> meaning = load_word_vectors(vectors_file(rag_folder));
  return retriever::load(place.file, full_key(place.key, rag_passages(rag_folder), rag_folder),
                         std::move(meaning));
}

retriever build_knowledge(const std::filesystem::path& rag_folder, const index_place& place,
                          std::vector<passage> host_passages) {
  auto passages = rag_passages(rag_folder);
  const std::string key = full_key(place.key, passages, rag_folder);
  passages.insert(passages.end(), std::move_iterator(host_passages.begin()),
                  std::move_iterator(host_passages.end()));
  retriever built(std::move(passages), load_word_vectors(vectors_file(rag_folder)));
  try {
    built.save(place.file, key);
  } catch (const store_error& fault) {
    log::warning(std::string("The search index is not kept. ") + fault.what());
  }
  return built;
}

}  // namespace maquette
