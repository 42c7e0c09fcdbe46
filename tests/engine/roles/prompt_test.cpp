// SPDX-License-Identifier: GPL-3.0-or-later
#include "roles/prompt.hpp"

#include "maquette/error.hpp"
#include "support/catch.hpp"

using namespace maquette;

TEST_CASE("names in a prompt are filled in, and braces in what is filled in stay") {
  CHECK(fill("a {{x}} b {{y}}", {{"x", "{{y}}"}, {"y", "2"}}) == "a {{y}} b 2");
  CHECK(fill("nothing", {}) == "nothing");
}

TEST_CASE("no prompt goes out with a hole") {
  CHECK_THROWS_AS(fill("a {{x}}", {}), data_error);
  CHECK_THROWS_AS(fill("a {{x", {{"x", "1"}}), data_error);
}

TEST_CASE("words become identifiers") {
  CHECK(identifier("Back left leg") == "back_left_leg");
  CHECK(identifier("2nd wheel") == "n2nd_wheel");
  CHECK(identifier("class") == "class_");
  CHECK(identifier("\xC3\xA9!") == "part");
}
