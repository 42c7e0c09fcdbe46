// SPDX-License-Identifier: GPL-3.0-or-later
// A damaged store is kept and a clean one begun; one that is merely out of reach is left where it is.
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Transaction.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "maquette/error.hpp"
#include "maquette/store.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"
#include "support/thrown.hpp"

using maquette::store;
using maquette::store_error;

namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write(const fs::path& file, const std::string& bytes) { std::ofstream(file, std::ios::binary) << bytes; }

/// A store of many pages, closed.
std::string fill(const fs::path& file) {
  store filled(file);
  const auto session = filled.add_session("any", "");
  for (int i = 0; i < 40; ++i) filled.add_message(session, "user", std::string(5000, 'x'));
  return session;
}

std::vector<fs::path> copies_beside(const fs::path& file) {
  std::vector<fs::path> found;
  for (const auto& each : fs::directory_iterator(file.parent_path()))
    if (says(each.path().filename().string(), "damaged")) found.push_back(each.path());
  return found;
}

}  // namespace

TEST_CASE("what is no database is kept to the byte beside the store, which begins clean") {
  const temporary_folder folder;
  const auto file = folder / "store.sqlite";
  const std::string garbage(3000, 'g');
  write(file, garbage);
  store opened(file);
  CHECK(bytes_of(opened.damaged_copy()) == garbage);
  CHECK(opened.damaged_copy().parent_path() == folder.path());
  CHECK(opened.sessions().empty());
  CHECK_FALSE(opened.add_session("new", "").empty());
}

TEST_CASE("a store that was cut short is kept, and its journal with it") {
  const temporary_folder folder;
  const auto file = folder / "store.sqlite";
  fill(file);
  fs::resize_file(file, fs::file_size(file) / 2);
  const store opened(file);
  CHECK_FALSE(opened.damaged_copy().empty());
  CHECK(opened.sessions().empty());
  CHECK_FALSE(fs::exists(fs::path(file) += ".suspect"));
}

TEST_CASE("damage that is met with only while reading is dealt with when the store is opened again") {
  const temporary_folder folder;
  const auto file = folder / "store.sqlite";
  const auto session = fill(file);
  std::string bytes = bytes_of(file);
  bytes.replace(bytes.size() / 2, bytes.size() / 2, bytes.size() / 2, 'g');
  write(file, bytes);
  {
    store opened(file);
    REQUIRE(opened.damaged_copy().empty());
    const auto fault = thrown<store_error>([&] { opened.messages(session); });
    CHECK(says(fault.what(), "start Maquette again"));
  }
  store again(file);
  CHECK(bytes_of(again.damaged_copy()).size() == bytes.size());
  CHECK(again.sessions().empty());
  CHECK(store(file).damaged_copy().empty());
}

TEST_CASE("a suspicion that proves wrong costs nothing") {
  const temporary_folder folder;
  const auto file = folder / "store.sqlite";
  const auto session = fill(file);
  write(fs::path(file) += ".suspect", "");
  const store opened(file);
  CHECK(opened.damaged_copy().empty());
  CHECK(opened.messages(session).size() == 40);
  CHECK_FALSE(fs::exists(fs::path(file) += ".suspect"));
}

TEST_CASE("of several that open a damaged store at once, one moves it and all use the same new one") {
  const temporary_folder folder;
  const auto file = folder / "store.sqlite";
  write(file, std::string(3000, 'g'));
  std::vector<std::thread> threads;
  std::vector<std::string> failures(6);
  for (auto& failure : failures) {
    threads.emplace_back([&] {
      try {
        store(file).add_session("any", "");
      } catch (const std::exception& reason) {
        failure = reason.what();
      }
    });
  }
  for (auto& thread : threads) thread.join();
  for (const auto& failure : failures) CHECK(failure == "");
  CHECK(store(file).sessions().size() == failures.size());
  CHECK(copies_beside(file).size() == 1);
}

TEST_CASE("a newer Maquette's store, an empty file and a folder are not taken for damaged") {
  const temporary_folder folder;
  const auto newer = folder / "newer.sqlite";
  SQLite::Database(newer, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec("PRAGMA user_version = 99");
  CHECK(says(thrown<store_error>([&] { store{newer}; }).what(), "newer Maquette"));
  const auto empty = folder / "empty.sqlite";
  write(empty, "");
  CHECK(store(empty).damaged_copy().empty());
  const auto directory = folder / "folder.sqlite";
  fs::create_directory(directory);
  CHECK_THROWS_AS(store{directory}, store_error);
  CHECK(fs::is_directory(directory));
  CHECK(copies_beside(newer).empty());
}

TEST_CASE("the store's own time and ids do not go back with the clock") {
  // Rows are ordered by what the database counts, never by a time of day.
  const temporary_folder folder;
  const auto file = folder / "store.sqlite";
  store opened(file);
  const auto session = opened.add_session("any", "");
  maquette::version_record version;
  version.author = "maquette";
  version.script = "first";
  opened.add_version(session, version);
  SQLite::Database raw(file, SQLite::OPEN_READWRITE);
  raw.exec("UPDATE versions SET created = '2099-01-01T00:00:00Z'");
  version.script = "second";
  opened.add_version(session, version);
  CHECK(opened.latest_version(session)->script == "second");
  CHECK(opened.versions(session).at(1).number == 2);
}
