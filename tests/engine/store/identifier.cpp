// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <chrono>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "maquette/store.hpp"
#include "support/catch.hpp"

namespace {

constexpr std::string_view digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

std::int64_t milliseconds_in(const std::string& id) {
  std::int64_t time = 0;
  for (const char digit : id.substr(0, 10)) time = time * 32 + static_cast<std::int64_t>(digits.find(digit));
  return time;
}

std::int64_t milliseconds_now() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

}  // namespace

TEST_CASE("an id is 26 digits of Crockford's base 32") {
  const auto id = maquette::new_id();
  CHECK(id.size() == 26);
  CHECK(id.find_first_not_of(digits) == std::string::npos);
}

TEST_CASE("an id begins with the millisecond in which it was made") {
  const auto before = milliseconds_now();
  const auto time = milliseconds_in(maquette::new_id());
  CHECK(time >= before);
  CHECK(time <= milliseconds_now());
}

TEST_CASE("ids sort in the order of making, those of one millisecond too") {
  std::vector<std::string> ids(20000);
  std::generate(ids.begin(), ids.end(), maquette::new_id);
  CHECK(std::adjacent_find(ids.begin(), ids.end(), std::greater_equal<>()) == ids.end());
}

TEST_CASE("threads that make ids at once never make the same one") {
  std::vector<std::vector<std::string>> made(4, std::vector<std::string>(5000));
  std::vector<std::thread> threads;
  for (auto& ids : made) {
    threads.emplace_back([&ids] { std::generate(ids.begin(), ids.end(), maquette::new_id); });
  }
  for (auto& thread : threads) thread.join();
  std::set<std::string> all;
  for (const auto& ids : made) all.insert(ids.begin(), ids.end());
  CHECK(all.size() == 20000);
}

TEST_CASE("a timestamp is UTC to the second") {
  const auto text = maquette::timestamp();
  REQUIRE(text.size() == 20);
  CHECK(text[4] == '-');
  CHECK(text[10] == 'T');
  CHECK(text[13] == ':');
  CHECK(text.back() == 'Z');
  const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm calendar{};
  gmtime_r(&now, &calendar);
  CHECK(std::stoi(text.substr(0, 4)) == calendar.tm_year + 1900);
}
