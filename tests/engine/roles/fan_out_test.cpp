// SPDX-License-Identifier: GPL-3.0-or-later
#include "roles/fan_out.hpp"

#include <stdexcept>
#include <string>

#include "support/catch.hpp"

using namespace maquette;

TEST_CASE("results stand in the order of the work, whatever the order in which it was done") {
  for (const std::size_t wide : {0U, 1U, 3U, 20U}) {
    const auto squares = fan_out<std::size_t>(10, wide, [](std::size_t i) { return i * i; });
    REQUIRE(squares.size() == 10);
    for (std::size_t i = 0; i < 10; ++i) CHECK(squares[i] == i * i);
  }
  CHECK(fan_out<int>(0, 4, [](std::size_t) { return 1; }).empty());
}

TEST_CASE("no more is done at a time than is allowed") {
  std::atomic<int> now = 0, most = 0;
  fan_out<int>(40, 3, [&](std::size_t) {
    const int running = ++now;
    int seen = most;
    while (running > seen && !most.compare_exchange_weak(seen, running)) {
    }
    std::this_thread::yield();
    --now;
    return 0;
  });
  CHECK(most <= 3);
}

TEST_CASE("a fault is thrown once all has ended, and nothing new is begun after it") {
  std::atomic<std::size_t> begun = 0;
  const auto work = [&](std::size_t i) {
    ++begun;
    if (i == 2) throw std::runtime_error("two");
    return std::to_string(i);
  };
  CHECK_THROWS_AS(fan_out<std::string>(1000, 1, work), std::runtime_error);
  CHECK(begun == 3);
}
