// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/retriever.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "support/catch.hpp"

using maquette::hit;
using maquette::passage;
using maquette::retriever;

namespace {

std::shared_ptr<const maquette::embedder> vectors() {
  static const std::shared_ptr<const maquette::embedder> loaded =
      maquette::load_word_vectors(MAQUETTE_RAG_FOLDER "/vectors/words.bin");
  return loaded;
}

const std::vector<passage>& some_passages() {
  static const std::vector<passage> passages = {
      {"pair:sofa", "pair", "A grey three-seat sofa with loose cushions.", "Tags: sofa, couch, settee"},
      {"pair:mug", "pair", "A blue ceramic mug.", "Tags: mug, cup, coffee mug"},
      {"pair:lamp", "pair", "A desk lamp with a jointed arm.", "Tags: desk lamp, reading light"},
      {"pair:house", "pair", "A small house with a red roof.", "Tags: house, cottage"},
      {"api:sphere", "api", "bpy.ops.mesh.primitive_uv_sphere_add", "Construct a UV sphere mesh"},
      {"api:cube", "api", "bpy.ops.mesh.primitive_cube_add",
       "Construct a cube mesh that consists of six square faces"},
      {"api:bevel", "api", "BevelModifier.width", "Bevel amount: how far edges are rounded off"},
      {"guide:round", "guide", "Rounded edges", "Real things have no sharp edges: bevel them"},
  };
  return passages;
}

std::vector<std::string> ids(const retriever& source, const std::vector<hit>& hits) {
  std::vector<std::string> found;
  for (const auto& one : hits) found.push_back(source.passages()[one.index].id);
  return found;
}

std::string first_id(const retriever& source, std::string_view query) {
  const auto hits = source.find(query, 1);
  return hits.empty() ? "" : source.passages()[hits[0].index].id;
}

}  // namespace

TEST_CASE("passages are found by their words, whole identifiers, and parts of them") {
  const retriever source(some_passages(), vectors());
  CHECK(first_id(source, "primitive_uv_sphere_add") == "api:sphere");
  CHECK(first_id(source, "add a cube") == "api:cube");
  CHECK(first_id(source, "a couch") == "pair:sofa");
}

TEST_CASE("passages are found by meaning where no word is the same") {
  const retriever source(some_passages(), vectors());
  CHECK(first_id(source, "loveseat") == "pair:sofa");
  CHECK(first_id(source, "tankard for tea") == "pair:mug");
  CHECK(first_id(source, "home, villa or hut") == "pair:house");
}

TEST_CASE("words such as for, with and the draw no passage, however rare they are among the passages") {
  const retriever source({{"tree", "pair", "A tree for the garden, with a swing on it", ""},
                          {"barrel", "pair", "Oak barrel", "staves, hoops"},
                          {"other", "pair", "Wall clock", "hands, dial"}},
                         vectors());
  CHECK(first_id(source, "a cask for the wine, with a tap on it") == "barrel");
}

TEST_CASE("scores fall, similarities are cosines, and no passage comes twice") {
  const retriever source(some_passages(), vectors());
  const auto hits = source.find("a mug with rounded edges", 10);
  REQUIRE(hits.size() > 2);
  std::set<std::size_t> seen;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    CHECK(seen.insert(hits[i].index).second);
    CHECK(hits[i].similarity >= -1.0);
    CHECK(hits[i].similarity <= 1.0 + 1e-6);
    if (i > 0) CHECK(hits[i].score <= hits[i - 1].score);
  }
}

TEST_CASE("a query that is a passage's text has a similarity near 1 to it") {
  const retriever source(some_passages(), vectors());
  const auto& mug = some_passages()[1];
  const auto hits = source.find(mug.title + "\n" + mug.text, 1);
  REQUIRE(hits.size() == 1);
  CHECK(hits[0].index == 1);
  CHECK(hits[0].similarity == Approx(1.0).epsilon(1e-4));
}

TEST_CASE("only the kinds asked for are found") {
  const retriever source(some_passages(), vectors());
  for (const auto& id : ids(source, source.find("rounded edges of a sofa", 10, {"guide"})))
    CHECK(id == "guide:round");
  const auto two = ids(source, source.find("rounded edges of a sofa", 10, {"guide", "pair"}));
  CHECK(std::ranges::count(two, "guide:round") == 1);
  CHECK(std::ranges::count(two, "pair:sofa") == 1);
  CHECK(std::ranges::none_of(two, [](const auto& id) { return id.starts_with("api:"); }));
  CHECK(source.find("sofa", 10, {"recipe"}).empty());
  CHECK(ids(source, source.find("sofa", 10, {})) == ids(source, source.find("sofa", 10)));
}

TEST_CASE("no more than the limit is found") {
  const retriever source(some_passages(), vectors());
  CHECK(source.find("sofa mug lamp house sphere", 2).size() == 2);
  CHECK(source.find("sofa", 0).empty());
  CHECK(source.find("sofa mug lamp house sphere", 1'000'000).size() <= some_passages().size());
}

TEST_CASE("a query without a known word finds nothing") {
  const retriever source(some_passages(), vectors());
  CHECK(source.find("", 5).empty());
  CHECK(source.find(" \n", 5).empty());
  CHECK(source.find("qqqxzzy", 5).empty());
}

TEST_CASE("a name that no vector knows is found by its letters") {
  const retriever source({{"1", "api", "bpy.ops.qqqxzzy", ""}, {"2", "api", "chair", ""}}, vectors());
  const auto hits = source.find("qqqxzzy", 5);
  REQUIRE(hits.size() == 1);
  CHECK(hits[0].index == 0);
  CHECK(hits[0].similarity == Approx(0.0));
}

TEST_CASE("a retriever of nothing finds nothing") {
  const retriever source({}, vectors());
  CHECK(source.passages().empty());
  CHECK(source.find("chair", 5).empty());
}

TEST_CASE("a retriever moved from is the other one's") {
  retriever source(some_passages(), vectors());
  const retriever moved(std::move(source));
  CHECK(first_id(moved, "sofa") == "pair:sofa");
}

TEST_CASE("several threads may search at once") {
  const retriever source(some_passages(), vectors());
  const auto expected = ids(source, source.find("a mug with rounded edges", 5));
  std::vector<int> wrong(4, 0);
  std::vector<std::thread> threads;
  for (auto& count : wrong) {
    threads.emplace_back([&] {
      for (int i = 0; i < 100; ++i)
        count += ids(source, source.find("a mug with rounded edges", 5)) != expected;
    });
  }
  for (auto& thread : threads) thread.join();
  CHECK(wrong == std::vector<int>(4, 0));
}
