// SPDX-License-Identifier: GPL-3.0-or-later
#include "retrieval/bm25.hpp"

#include <cmath>
#include <string>
#include <vector>

#include "support/catch.hpp"

using maquette::passage;
using maquette::search_tokens;
using maquette::retrieval::bm25_index;
using maquette::retrieval::ranked;

namespace {

std::vector<passage> passages_of(const std::vector<std::string>& texts) {
  std::vector<passage> passages;
  for (const auto& text : texts) passages.push_back({text, "any", "", text});
  return passages;
}

std::vector<ranked> search(const std::vector<std::string>& texts, const std::string& query,
                           std::size_t limit = 10) {
  const bm25_index index(passages_of(texts), std::vector<std::size_t>(texts.size(), 0));
  std::vector<maquette::retrieval::weighted_token> tokens;
  for (auto& token : search_tokens(query)) tokens.push_back({std::move(token)});
  return index.search(tokens, limit, {1.0});
}

// Written out from the paper, for one query word that stands in the text's first lines (b = 0.3, weight 1).
double expected(double passages, double holders, double frequency, double length, double average) {
  const double rarity = std::log(1.0 + (passages - holders + 0.5) / (holders + 0.5));
  const double measured = frequency / (0.7 + 0.3 * length / average);
  return rarity * measured * 2.2 / (measured + 1.2);
}

}  // namespace

TEST_CASE("a passage's score is that of the paper's formula") {
  const auto hits = search({"oak seat", "oak oak table leg", "pine"}, "oak");
  REQUIRE(hits.size() == 2);
  CHECK(hits[0].index == 1);
  CHECK(hits[0].score == Approx(expected(3, 2, 2, 4, 7.0 / 3)).epsilon(1e-5));
  CHECK(hits[1].index == 0);
  CHECK(hits[1].score == Approx(expected(3, 2, 1, 2, 7.0 / 3)).epsilon(1e-5));
}

TEST_CASE("the scores of a query's words add up, a word said twice counting twice") {
  const std::vector<std::string> texts = {"oak seat", "pine", "elm"};
  const auto oak = search(texts, "oak")[0].score;
  const auto seat = search(texts, "seat")[0].score;
  CHECK(search(texts, "oak seat oak")[0].score == Approx(2 * oak + seat));
}

TEST_CASE("a rare word counts for more than a usual one") {
  const auto hits = search({"red chair", "red throne", "red table"}, "red throne");
  REQUIRE(hits.size() == 3);
  CHECK(hits[0].index == 1);
}

TEST_CASE("titles are searched as texts are") {
  const std::vector<passage> passages = {{"1", "any", "bevel", "rounds edges"},
                                         {"2", "any", "screw", "turns"}};
  const bm25_index index(passages, {0, 0});
  const auto hits = index.search({{"bevel", 1.0F}}, 10, {1.0});
  REQUIRE(hits.size() == 1);
  CHECK(hits[0].index == 0);
}

TEST_CASE("only allowed groups are found, and only so many, equals in their order") {
  const std::vector<std::string> texts = {"oak", "oak", "oak", "oak"};
  const bm25_index index(passages_of(texts), {0, 1, 1, 0});
  CHECK(index.search({{"oak", 1.0F}}, 10, {0.0, 1.0}).size() == 2);
  const auto hits = index.search({{"oak", 1.0F}}, 3, {1.0, 1.0});
  REQUIRE(hits.size() == 3);
  CHECK(hits[0].index == 0);
  CHECK(hits[1].index == 1);
  CHECK(hits[2].index == 2);
  CHECK(index.search({{"oak", 1.0F}}, 0, {1.0, 1.0}).empty());
}

TEST_CASE("unknown words, no words and no passages give nothing") {
  CHECK(search({"oak"}, "teapot").empty());
  CHECK(search({"oak"}, "").empty());
  CHECK(search({}, "oak").empty());
  CHECK(search({"", "oak"}, "oak").size() == 1);
}
