// SPDX-License-Identifier: GPL-3.0-or-later
#include "roles/said_before.hpp"

#include "support/thrown.hpp"

using namespace maquette;

TEST_CASE("what was said stands a line each with its id, newest last") {
  const std::vector<remark> earlier{{"artist-1", "a chair", ""}, {"coder-1", "a wider\nseat", ""}};
  CHECK(said_before(earlier, true) ==
        "Said in this session before, in short; recall gives the whole of one:\n- artist-1: a chair\n"
        "- coder-1: a wider seat\n");
  CHECK_FALSE(said_before(earlier, false).find("recall") != std::string::npos);
}

TEST_CASE("the request itself is not said before") {
  CHECK(said_before({}, true).empty());
  CHECK(said_before({{"artist-1", "a chair", "a chair", true}}, true).empty());
}

TEST_CASE("a long session is bounded: the newest stay, the oldest are named") {
  std::vector<remark> earlier;
  for (int i = 1; i <= 200; ++i) earlier.push_back({"coder-" + std::to_string(i), std::string(500, 'x'), ""});
  const std::string text = said_before(earlier, true);
  CHECK(text.size() < 3000);
  CHECK(says(text, "- coder-200: xxx"));
  CHECK(says(text, "- earlier: coder-1, coder-2"));
  CHECK_FALSE(text.find("- coder-100: ") != std::string::npos);
}
