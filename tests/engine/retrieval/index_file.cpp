// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "maquette/error.hpp"
#include "maquette/retriever.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

using maquette::passage;
using maquette::retriever;

namespace {

std::shared_ptr<const maquette::embedder> vectors() {
  static const std::shared_ptr<const maquette::embedder> loaded =
      maquette::load_word_vectors(MAQUETTE_RAG_FOLDER "/vectors/words.bin");
  return loaded;
}

/// So many that FAISS divides them into clusters, and a few of another kind.
std::vector<passage> many_passages() {
  static const std::vector<std::string> things = {"sofa", "mug", "lamp", "house", "tree", "bucket", "clock"};
  static const std::vector<std::string> looks = {"red", "wooden", "old", "shiny", "tall", "round", "broken"};
  std::vector<passage> passages;
  for (std::size_t i = 0; i < 5000; ++i)
    passages.push_back({"thing:" + std::to_string(i), "thing", looks[i % 7] + " " + things[i / 7 % 7],
                        "number " + std::to_string(i)});
  passages.push_back({"guide:edges", "guide", "Round edges", "bevel what is sharp"});
  return passages;
}

std::vector<std::string> answers(const retriever& source, const std::string& query) {
  std::vector<std::string> ids;
  for (const auto& hit : source.find(query, 20)) ids.push_back(source.passages()[hit.index].id);
  return ids;
}

std::string read(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("an index that was saved answers as the one that was built") {
  const temporary_folder folder;
  const auto file = folder.path() / "deep" / "index.bin";
  const retriever built(many_passages(), vectors());
  built.save(file, "blender-4.5");
  const auto loaded = retriever::load(file, "blender-4.5", vectors());
  REQUIRE(loaded);
  for (const std::string query : {"a shiny couch", "guide to bevel edges", "number 4242", "lamp"})
    CHECK(answers(*loaded, query) == answers(built, query));
}

TEST_CASE("an index of another key, or none, is not loaded") {
  const temporary_folder folder;
  const auto file = folder.path() / "index.bin";
  CHECK_FALSE(retriever::load(file, "blender-4.5", vectors()));
  retriever(many_passages(), vectors()).save(file, "blender-4.5");
  CHECK_FALSE(retriever::load(file, "blender-5.2", vectors()));
}

TEST_CASE("a damaged or cut index is not loaded") {
  const temporary_folder folder;
  const auto file = folder.path() / "index.bin";
  retriever({{"a", "kind", "a sofa", "soft"}, {"b", "kind", "a mug", "hard"}}, vectors()).save(file, "key");
  const std::string whole = read(file);
  REQUIRE(retriever::load(file, "key", vectors()));
  for (std::size_t at = 0; at < whole.size(); at += 1 + whole.size() / 97) {
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
    std::ofstream(file, std::ios::binary) << damaged;
    CHECK_FALSE(retriever::load(file, "key", vectors()));
    std::ofstream(file, std::ios::binary) << whole.substr(0, at);
    CHECK_FALSE(retriever::load(file, "key", vectors()));
  }
}

TEST_CASE("an index that cannot be written says so, and leaves nothing half done") {
  const temporary_folder folder;
  const auto occupied = folder.path() / "index.bin";
  std::filesystem::create_directory(occupied);
  std::ofstream(occupied / "file") << "x";
  const retriever built({{"a", "kind", "a sofa", "soft"}}, vectors());
  CHECK_THROWS_AS(built.save(occupied, "key"), maquette::store_error);
  CHECK_FALSE(std::filesystem::exists(folder.path() / "index.bin.part"));
}
