// SPDX-License-Identifier: GPL-3.0-or-later
#include "retrieval/vectors.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <set>
#include <thread>
#include <vector>

#include "support/catch.hpp"

using maquette::retrieval::ranked;
using maquette::retrieval::vector_index;

namespace {

constexpr std::size_t dimensions = 16;

// Points around some centres, as texts on some subjects are.
std::vector<float> unit_vectors(std::size_t count, unsigned seed) {
  std::mt19937 random(seed);
  std::normal_distribution<float> normal;
  std::vector<float> centres(40 * dimensions);
  for (auto& number : centres) number = normal(random);
  std::vector<float> all;
  for (std::size_t i = 0; i < count; ++i) {
    std::vector<float> one(dimensions);
    for (std::size_t j = 0; j < dimensions; ++j) one[j] = centres[i % 40 * dimensions + j] + normal(random);
    const auto length = std::sqrt(std::inner_product(one.begin(), one.end(), one.begin(), 0.0F));
    for (auto& number : one) all.push_back(number / length);
  }
  return all;
}

std::vector<float> vector_at(const std::vector<float>& all, std::size_t index) {
  const auto first = all.begin() + static_cast<std::ptrdiff_t>(index * dimensions);
  return {first, first + dimensions};
}

std::vector<std::size_t> nearest_by_hand(const std::vector<float>& all, const std::vector<float>& query,
                                         std::size_t limit) {
  std::vector<std::pair<float, std::size_t>> order;
  for (std::size_t i = 0; i * dimensions < all.size(); ++i) {
    const auto one = vector_at(all, i);
    order.emplace_back(-std::inner_product(one.begin(), one.end(), query.begin(), 0.0F), i);
  }
  std::sort(order.begin(), order.end());
  std::vector<std::size_t> nearest;
  for (std::size_t i = 0; i < limit; ++i) nearest.push_back(order[i].second);
  return nearest;
}

}  // namespace

TEST_CASE("a small group is searched exactly") {
  const auto all = unit_vectors(1000, 1);
  const vector_index index(all, dimensions, std::vector<std::size_t>(1000, 0));
  const auto query = vector_at(unit_vectors(1, 2), 0);
  const auto hits = index.search(query, 10, {1.0});
  const auto expected = nearest_by_hand(all, query, 10);
  REQUIRE(hits.size() == 10);
  for (std::size_t i = 0; i < 10; ++i) {
    CHECK(hits[i].index == expected[i]);
    CHECK(hits[i].score == Approx(index.similarity(query, hits[i].index)).epsilon(1e-4));
  }
}

TEST_CASE("a large group is searched in clusters that hold nine tenths of the nearest") {
  const auto all = unit_vectors(20000, 3);
  const vector_index index(all, dimensions, std::vector<std::size_t>(20000, 0));
  std::size_t found = 0;
  for (std::size_t i = 0; i < 50; ++i) {
    const auto query = vector_at(all, i * 397);
    const auto hits = index.search(query, 10, {1.0});
    REQUIRE(hits.size() == 10);
    CHECK(hits[0].index == i * 397);
    CHECK(hits[0].score == Approx(1.0).epsilon(1e-4));
    const auto expected = nearest_by_hand(all, query, 10);
    for (const auto& hit : hits) found += static_cast<std::size_t>(std::ranges::count(expected, hit.index));
  }
  CHECK(found >= 450);
}

TEST_CASE("a group's passages are found however many the others have") {
  auto all = unit_vectors(6000, 4);
  std::vector<std::size_t> groups(6000, 0);
  for (const std::size_t member : {10, 2000, 5999}) groups[member] = 1;
  const vector_index index(all, dimensions, groups);
  const auto hits = index.search(vector_at(all, 2000), 5, {0.0, 1.0});
  REQUIRE_FALSE(hits.empty());
  CHECK(hits[0].index == 2000);
  for (const auto& hit : hits) CHECK(groups[hit.index] == 1);
  CHECK(index.search(vector_at(all, 2000), 5, {false, false}).empty());
}

TEST_CASE("what points away from the query, or nowhere, is not found") {
  std::vector<float> all(3 * dimensions, 0.0F);
  all[0] = 1.0F;            // along the query
  all[dimensions] = -1.0F;  // against it; the third stays zero
  const vector_index index(all, dimensions, {0, 0, 0});
  std::vector<float> query(dimensions, 0.0F);
  query[0] = 1.0F;
  const auto hits = index.search(query, 10, {1.0});
  REQUIRE(hits.size() == 1);
  CHECK(hits[0].index == 0);
  CHECK(index.similarity(query, 1) == Approx(-1.0));
  CHECK(index.similarity(query, 2) == Approx(0.0));
  CHECK(index.search(std::vector<float>(dimensions, 0.0F), 10, {1.0}).empty());
}

TEST_CASE("an index of nothing finds nothing") {
  const vector_index index({}, dimensions, {});
  CHECK(index.search(std::vector<float>(dimensions, 1.0F), 10, {}).empty());
}

TEST_CASE("several threads that search at once find what one finds") {
  const auto all = unit_vectors(8000, 5);
  const vector_index index(all, dimensions, std::vector<std::size_t>(8000, 0));
  const auto expected = index.search(vector_at(all, 123), 20, {1.0});
  std::vector<int> wrong(4, 0);
  std::vector<std::thread> threads;
  for (auto& count : wrong) {
    threads.emplace_back([&] {
      for (int i = 0; i < 200; ++i) count += index.search(vector_at(all, 123), 20, {1.0}) != expected;
    });
  }
  for (auto& thread : threads) thread.join();
  CHECK(wrong == std::vector<int>(4, 0));
}
