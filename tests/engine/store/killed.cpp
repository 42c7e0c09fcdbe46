// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef _WIN32
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <random>
#include <string>
#include <thread>

#include "maquette/store.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

using maquette::store;

namespace {

// What the child does until it is killed: it says each number once the store has returned it.
[[noreturn]] void add_versions_for_ever(const std::filesystem::path& file, const std::string& session,
                                        int out) {
  try {
    store child(file);
    maquette::version_record version;
    version.author = "maquette";
    version.script = std::string(20000, '#');
    while (true) {
      const auto number = child.add_version(session, version);
      if (write(out, &number, sizeof number) != sizeof number) _exit(1);
    }
  } catch (const std::exception&) {
    _exit(2);
  }
}

// Lets a child write, kills it after `life`, and gives the last number that it said; 0 where it said none.
std::int64_t last_said_by_killed_child(const std::filesystem::path& file, const std::string& session,
                                       std::chrono::microseconds life) {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  const auto child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    close(ends[0]);
    add_versions_for_ever(file, session, ends[1]);
  }
  close(ends[1]);
  std::int64_t number = 0;
  std::int64_t last = 0;
  // The first number shows that the child is at work; from there on the blow may fall at any moment.
  if (read(ends[0], &number, sizeof number) == sizeof number) last = number;
  std::this_thread::sleep_for(life);
  kill(child, SIGKILL);
  int status = 0;
  waitpid(child, &status, 0);
  CHECK(WIFSIGNALED(status));
  while (read(ends[0], &number, sizeof number) == sizeof number) last = number;
  close(ends[0]);
  return last;
}

}  // namespace

TEST_CASE("every version whose number was returned is there after the process is killed") {
  const temporary_folder folder;
  const auto file = folder / "store.db";
  const auto session = store(file).add_session("any", "");
  std::mt19937 random(20260131);
  std::uniform_int_distribution<int> life(0, 20000);
  std::int64_t said_before = 0;
  for (int round = 0; round < 30; ++round) {
    INFO("round " << round);
    const auto said = last_said_by_killed_child(file, session, std::chrono::microseconds(life(random)));
    CHECK(said > said_before);
    said_before = said;

    const store again(file);
    const auto versions = again.versions(session);
    // The child may have stored one more than it could say.
    const auto found = static_cast<std::int64_t>(versions.size());
    CHECK((found == said || found == said + 1));
    REQUIRE_FALSE(versions.empty());
    CHECK(versions.back().number == found);
    CHECK((versions.back().script == std::string(20000, '#')));
  }
}
#endif
