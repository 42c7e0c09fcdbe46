// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/log.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "maquette/error.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

namespace journal = maquette::log;

namespace {

std::string text_of(const std::filesystem::path& file) {
  std::ifstream stream(file);
  return {std::istreambuf_iterator<char>(stream), {}};
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// The log outlives a test, its folder does not.
struct silence_afterwards {
  const temporary_folder& folder;
  ~silence_afterwards() { journal::start(folder / "last.log", "off"); }
};

}  // namespace

TEST_CASE("what is logged before the start goes nowhere") { journal::info("nobody hears this"); }

TEST_CASE("an info line is in the file as soon as it was logged, with its level and its braces") {
  const temporary_folder folder;
  const silence_afterwards end{folder};
  const auto file = folder.path() / "not yet" / "there" / "maquette.log";
  journal::start(file, "info");
  journal::info("read {0} of {} cells, 木");
  CHECK(contains(text_of(file), "info"));
  CHECK(contains(text_of(file), "read {0} of {} cells, 木\n"));
}

TEST_CASE("a level lets through what is as grave or graver") {
  const temporary_folder folder;
  const silence_afterwards end{folder};
  const auto [level, expected] =
      GENERATE(std::pair<std::string, int>{"trace", 4}, std::pair<std::string, int>{"debug", 4},
               std::pair<std::string, int>{"info", 3}, std::pair<std::string, int>{"warning", 2},
               std::pair<std::string, int>{"error", 1}, std::pair<std::string, int>{"off", 0});
  INFO(level);
  journal::start(folder / "maquette.log", level);
  journal::debug("line");
  journal::info("line");
  journal::warning("line");
  journal::failure("line");
  journal::start(folder / "other.log", "off");
  const auto text = text_of(folder / "maquette.log");
  CHECK(std::count(text.begin(), text.end(), '\n') == expected);
}

TEST_CASE("an unknown level is refused with those that there are") {
  const temporary_folder folder;
  std::string message;
  try {
    journal::start(folder / "maquette.log", "loud");
  } catch (const maquette::input_error& reason) {
    message = reason.what();
  }
  CHECK(contains(message, "\"loud\""));
  CHECK(contains(message, "trace, debug, info, warning, error or off"));
  CHECK_FALSE(std::filesystem::exists(folder / "maquette.log"));
}

TEST_CASE("a log file that cannot be made is refused with its path") {
  const temporary_folder folder;
  std::ofstream(folder / "a file") << "x";
  const auto below_a_file = folder.path() / "a file" / "maquette.log";
  const auto a_folder = folder.path();
  for (const auto& file : {below_a_file, a_folder}) {
    std::string message;
    try {
      journal::start(file, "info");
    } catch (const maquette::input_error& reason) {
      message = reason.what();
    }
    CHECK(contains(message, file.string()));
  }
}

TEST_CASE("three files of five megabytes are kept, and no more") {
  const temporary_folder folder;
  const silence_afterwards end{folder};
  journal::start(folder / "maquette.log", "info");
  const std::string megabyte(1 << 20, 'x');
  for (int i = 0; i < 22; ++i) journal::info(megabyte);
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    ++files;
    CHECK(entry.file_size() <= 5U << 20U);
  }
  CHECK(files == 3);
}

TEST_CASE("threads may log while the log is started anew") {
  const temporary_folder folder;
  const silence_afterwards end{folder};
  journal::start(folder / "0.log", "info");
  std::vector<std::thread> threads;
  for (int i = 0; i < 3; ++i) {
    threads.emplace_back([] {
      for (int line = 0; line < 500; ++line) journal::info("line");
    });
  }
  for (int i = 1; i < 5; ++i) journal::start(folder / (std::to_string(i) + ".log"), "info");
  for (auto& thread : threads) thread.join();
  std::ptrdiff_t lines = 0;
  for (int i = 0; i < 5; ++i) {
    const auto text = text_of(folder / (std::to_string(i) + ".log"));
    lines += std::count(text.begin(), text.end(), '\n');
  }
  CHECK(lines == 1500);
}
