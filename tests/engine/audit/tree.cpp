// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/tree.hpp"

#include <random>

#include "audit/shapes.hpp"
#include "support/catch.hpp"

using namespace maquette;
using namespace maquette::testing;
using maquette::auditing::corner_indices;
using maquette::auditing::nearest_points;
using maquette::auditing::place;
using maquette::auditing::tree;
using maquette::auditing::vec;

namespace {

struct mesh {
  std::vector<place> positions;
  std::vector<corner_indices> triangles;

  explicit mesh(const shape& from) : triangles(from.triangles) {
    for (const point& p : from.points) positions.push_back(auditing::narrow({p[0], p[1], p[2]}));
  }
  auditing::triangle at(std::size_t i) const {
    const auto& [a, b, c] = triangles[i];
    return {wide(positions[a]), wide(positions[b]), wide(positions[c])};
  }
  mesh& shuffled() {
    std::shuffle(triangles.begin(), triangles.end(), std::mt19937(7));
    return *this;
  }
};

/// Every triangle of one against every triangle of the other.
double by_hand(const mesh& a, const mesh& b) {
  double best = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < a.triangles.size(); ++i)
    for (std::size_t j = 0; j < b.triangles.size(); ++j)
      best = std::min(best, nearest(a.at(i), b.at(j)).distance_squared);
  return std::sqrt(best);
}

}  // namespace

TEST_CASE("the nearest points of two surfaces are those of all their triangles") {
  const mesh ring(testing::ring(0.05, 0.01));
  const double x = GENERATE(0.0, 0.013, 0.2), z = GENERATE(0.02, 0.05, 1.0);
  const mesh ball(sphere(0.02, 12).moved(x, 0.01, z));
  const tree first(ring.positions, ring.triangles), second(ball.positions, ball.triangles);
  const auto near = first.nearest_to(second, 10.0, 0.0);
  REQUIRE(near);
  const double expected = by_hand(ring, ball);
  CHECK(std::sqrt(near->distance_squared) >= expected - 1e-9);
  CHECK(std::sqrt(near->distance_squared) <= expected * 1.0006 + 1e-9);
  CHECK_FALSE(first.nearest_to(second, 0.9 * expected, 0.0));
}

TEST_CASE("the order of the triangles changes no answer") {
  const mesh listed(sphere(0.1)), shuffled = mesh(sphere(0.1)).shuffled();
  const tree one(listed.positions, listed.triangles), other(shuffled.positions, shuffled.triangles);
  std::mt19937 random(3);
  std::uniform_real_distribution<double> any(-0.15, 0.15);
  for (int i = 0; i < 200; ++i) {
    const vec p{any(random), any(random), any(random)};
    CHECK(one.contains(p, true) == other.contains(p, true));
    CHECK(std::abs(one.nearest_to(p, 1.0)->distance_squared - other.nearest_to(p, 1.0)->distance_squared) <
          1e-12);
  }
}

TEST_CASE("a point lies within a ball when it is nearer to its middle than the radius") {
  const mesh ball(sphere(0.1, 48));
  const tree surface(ball.positions, ball.triangles);
  std::mt19937 random(5);
  std::uniform_real_distribution<double> any(-0.12, 0.12);
  for (int i = 0; i < 500; ++i) {
    const vec p{any(random), any(random), any(random)};
    if (std::abs(length(p) - 0.1) < 0.001) continue;  // between the ball and its facets
    CHECK(surface.contains(p, true) == (length(p) < 0.1));
  }
}

TEST_CASE("one triangle is a tree") {
  const mesh single(shape{{{0, 0, 0}, {1, 0, 0}, {0, 1, 0}}, {{0, 1, 2}}});
  const tree surface(single.positions, single.triangles);
  CHECK(about(std::sqrt(surface.nearest_to(vec{0.2, 0.2, 0.5}, 1.0)->distance_squared), 0.5));
  CHECK(surface.meets({0.2, 0.2, 0.5}, {0, 0, -1}, 0.6));
  CHECK_FALSE(surface.meets({0.2, 0.2, 0.5}, {0, 0, -1}, 0.4));
}
