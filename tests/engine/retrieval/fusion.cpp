// SPDX-License-Identifier: GPL-3.0-or-later
#include "retrieval/fusion.hpp"

#include "support/catch.hpp"

using maquette::retrieval::fuse;

TEST_CASE("each list gives one part in sixty and the rank") {
  const auto fused = fuse({{{7, 12.0}, {3, 11.0}}, {{3, 0.9}}});
  REQUIRE(fused.size() == 2);
  CHECK(fused[0].index == 3);
  CHECK(fused[0].score == Approx(1.0 / 62 + 1.0 / 61));
  CHECK(fused[1].index == 7);
  CHECK(fused[1].score == Approx(1.0 / 61));
}

TEST_CASE("what both lists hold at their ends stands above what one list holds at its head") {
  std::vector<maquette::retrieval::ranked> words;
  std::vector<maquette::retrieval::ranked> meaning;
  for (std::size_t i = 0; i < 50; ++i) {
    words.push_back({i, 1.0});
    meaning.push_back({i + 100, 1.0});
  }
  words.push_back({500, 1.0});
  meaning.push_back({500, 1.0});
  CHECK(fuse({words, meaning}).front().index == 500);
}

TEST_CASE("equal sums stand in the order of their indices") {
  const auto fused = fuse({{{9, 1.0}}, {{2, 1.0}}});
  REQUIRE(fused.size() == 2);
  CHECK(fused[0].index == 2);
  CHECK(fused[1].index == 9);
}

TEST_CASE("nothing fused is nothing") {
  CHECK(fuse({}).empty());
  CHECK(fuse({{}, {}}).empty());
}
