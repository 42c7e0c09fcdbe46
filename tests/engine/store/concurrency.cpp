// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <numeric>
#include <string>
#include <thread>
#include <vector>

#include "maquette/store.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

using maquette::store;

namespace {

maquette::version_record some_version() {
  maquette::version_record version;
  version.author = "maquette";
  version.script = "x = 1\n";
  return version;
}

std::vector<std::int64_t> add_versions(store& target, const std::string& session, int count) {
  std::vector<std::int64_t> numbers;
  for (int i = 0; i < count; ++i) numbers.push_back(target.add_version(session, some_version()));
  return numbers;
}

std::vector<std::int64_t> joined_and_sorted(std::vector<std::int64_t> first,
                                            const std::vector<std::int64_t>& second) {
  first.insert(first.end(), second.begin(), second.end());
  std::sort(first.begin(), first.end());
  return first;
}

std::vector<std::int64_t> one_to(std::size_t last) {
  std::vector<std::int64_t> numbers(last);
  std::iota(numbers.begin(), numbers.end(), 1);
  return numbers;
}

}  // namespace

TEST_CASE("two stores on one file number their versions without a gap or a double") {
  const temporary_folder folder;
  store first(folder / "store.db");
  store second(folder / "store.db");
  const auto session = first.add_session("shared", "");
  std::vector<std::int64_t> by_first;
  std::vector<std::int64_t> by_second;
  std::thread other([&] { by_second = add_versions(second, session, 200); });
  by_first = add_versions(first, session, 200);
  other.join();
  CHECK(joined_and_sorted(by_first, by_second) == one_to(400));
  CHECK(first.versions(session).size() == 400);
}

TEST_CASE("one store may be used from several threads") {
  const temporary_folder folder;
  store shared(folder / "store.db");
  const auto session = shared.add_session("shared", "");
  std::vector<std::int64_t> by_other;
  std::thread writer([&] { by_other = add_versions(shared, session, 50); });
  std::thread reader([&] {
    for (int i = 0; i < 50; ++i) shared.versions(session);
  });
  const auto by_this = add_versions(shared, session, 50);
  writer.join();
  reader.join();
  CHECK(joined_and_sorted(by_this, by_other) == one_to(100));
}

TEST_CASE("several stores may open a new file at the same moment") {
  const temporary_folder folder;
  std::vector<std::thread> threads;
  std::vector<std::string> failures(8);
  for (auto& failure : failures) {
    threads.emplace_back([&folder, &failure] {
      try {
        store(folder / "store.db").add_session("any", "");
      } catch (const std::exception& reason) {
        failure = reason.what();
      }
    });
  }
  for (auto& thread : threads) thread.join();
  for (const auto& failure : failures) CHECK(failure == "");
  CHECK(store(folder / "store.db").sessions().size() == 8);
}
