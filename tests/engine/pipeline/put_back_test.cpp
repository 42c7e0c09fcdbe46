// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/put_back.hpp"

#include "support/catch.hpp"

using namespace maquette;

namespace {

/// A script with a parameter and parts, each a cell that binds a number.
script with(const std::string& height, const std::vector<std::pair<std::string, std::string>>& parts) {
  std::string text = "import bpy\n\n# %% parameters\nHEIGHT = " + height + "\n";
  for (const auto& [name, value] : parts) text += "\n# %% part: " + name + "\n" + name + " = " + value + "\n";
  return script(text);
}

const script before = with("1.0", {{"seat", "1"}, {"back", "1"}});

}  // namespace

TEST_CASE("what broke a part is put back, and what bettered another stays", "[put back]") {
  const script after = with("2.0", {{"seat", "2"}, {"back", "2"}});
  const auto rest = put_back({"back"}, before, after);
  REQUIRE(rest);
  CHECK(rest->text() == with("2.0", {{"seat", "2"}, {"back", "1"}}).text());
}

TEST_CASE("a part that was taken away comes back at its place, and one that was added goes", "[put back]") {
  const script after = with("2.0", {{"arm", "1"}, {"back", "1"}});
  const auto rest = put_back({"seat", "arm"}, before, after);
  REQUIRE(rest);
  CHECK(rest->text() == with("2.0", {{"seat", "1"}, {"back", "1"}}).text());
}

TEST_CASE("nothing is put back where that would undo all, or change nothing", "[put back]") {
  const script after = with("1.0", {{"seat", "1"}, {"back", "2"}});
  CHECK_FALSE(put_back({"back"}, before, after));
  CHECK_FALSE(put_back({"seat"}, before, after));
  CHECK_FALSE(put_back({"no such part"}, before, after));
  CHECK_FALSE(put_back({}, before, after));
}
