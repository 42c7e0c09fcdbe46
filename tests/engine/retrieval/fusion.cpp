// SPDX-License-Identifier: GPL-3.0-or-later
#include "retrieval/fusion.hpp"

#include "support/catch.hpp"

using maquette::retrieval::fuse;

TEST_CASE("each list gives its scores beside its best, by its weight") {
  const auto fused = fuse({{{{7, 12.0}, {3, 6.0}}, 1.0}, {{{3, 0.9}, {5, 0.3}}, 0.6}});
  REQUIRE(fused.size() == 3);
  CHECK(fused[0].index == 3);
  CHECK(fused[0].score == Approx(0.5 + 0.6));
  CHECK(fused[1].index == 7);
  CHECK(fused[1].score == Approx(1.0));
  CHECK(fused[2].score == Approx(0.2));
}

TEST_CASE("equal sums stand in the order of their indices") {
  const auto fused = fuse({{{{9, 1.0}}, 1.0}, {{{2, 1.0}}, 1.0}});
  REQUIRE(fused.size() == 2);
  CHECK(fused[0].index == 2);
  CHECK(fused[1].index == 9);
}

TEST_CASE("nothing fused is nothing") {
  CHECK(fuse({}).empty());
  CHECK(fuse({{{}, 1.0}, {{}, 1.0}}).empty());
}
