// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/knowledge.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

#include "maquette/error.hpp"
#include "maquette/log.hpp"

namespace maquette {
namespace {

std::filesystem::path vectors_file(const std::filesystem::path& rag_folder) {
  return rag_folder / "vectors" / "words.bin";
}

/// What the host adds to its passages from rag/: everyday words, drift.
std::vector<std::string> rag_tables(const std::filesystem::path& rag_folder) {
  std::vector<std::string> texts;
  std::error_code unreadable;
  for (const auto& entry : std::filesystem::directory_iterator(rag_folder, unreadable)) {
    if (entry.path().extension() != ".toml") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    texts.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  std::sort(texts.begin(), texts.end());
  return texts;
}

/// The host's key and a fingerprint of what rag/ holds, so that an edited pair is found by its new words, and
/// of what makes the vectors.
std::string full_key(const std::string& key, const std::vector<passage>& own,
                     const std::filesystem::path& rag_folder,
                     const std::optional<embedding_settings>& provider) {
  std::size_t sum = std::filesystem::file_size(vectors_file(rag_folder));
  const auto mix = [&](const std::string& text) {
    sum = sum * 1099511628211U ^ std::hash<std::string>{}(text);
  };
  for (const passage& passage : own) {
    mix(passage.id);
    mix(passage.title);
    mix(passage.text);
  }
  for (const std::string& text : rag_tables(rag_folder)) mix(text);
  return key + "/" + std::to_string(sum) + (provider ? "/" + provider->url + " " + provider->model : "");
}

std::shared_ptr<const embedder> make_embedder(const std::filesystem::path& rag_folder,
                                              const std::optional<embedding_settings>& provider) {
  if (provider) return make_provider_embedder(*provider);
  return load_word_vectors(vectors_file(rag_folder));
}

}  // namespace

std::optional<retriever> load_knowledge(const std::filesystem::path& rag_folder, const index_place& place,
                                        const std::optional<embedding_settings>& provider) {
  const std::string key = full_key(place.key, rag_passages(rag_folder), rag_folder, provider);
  return retriever::load(place.file, key, make_embedder(rag_folder, provider));
}

retriever build_knowledge(const std::filesystem::path& rag_folder, const index_place& place,
                          std::vector<passage> host_passages,
                          const std::optional<embedding_settings>& provider) {
  auto passages = rag_passages(rag_folder);
  const std::string key = full_key(place.key, passages, rag_folder, provider);
  passages.insert(passages.end(), std::move_iterator(host_passages.begin()),
                  std::move_iterator(host_passages.end()));
  retriever built(std::move(passages), make_embedder(rag_folder, provider));
  try {
    built.save(place.file, key);
  } catch (const store_error& fault) {
    log::warning(std::string("The search index is not kept. ") + fault.what());
  }
  return built;
}

}  // namespace maquette
