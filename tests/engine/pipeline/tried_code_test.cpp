// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/tried_code.hpp"

#include <optional>
#include <string>

#include "pipeline/naming.hpp"
#include "support/catch.hpp"

namespace maquette {
namespace {

script stool(const std::string& values, const std::string& seat) {
  return script("# %% parameters\n" + values + "# %% part: seat\n" + seat);
}

const std::string high = "HEIGHT = 0.9  # m, 0.2..1.0: height of the seat\n";
const std::string low = "HEIGHT = 0.3  # m, 0.2..0.8: height of the seat\n";

version_record version(std::int64_t number, const char* author, const script& text,
                       std::optional<std::int64_t> parent = std::nullopt) {
  return {number, parent, author, "", text.text(), ""};
}

TEST_CASE("a script is of known code whatever its parameters' values and ranges are") {
  tried_code known;
  CHECK_FALSE(known.has(stool(low, "x = 1\n")));
  known.add(stool(low, "x = 1\n"));
  CHECK(known.has(stool(low, "x = 1\n")));
  CHECK(known.has(stool(high, "x = 1\n")));
}

TEST_CASE("another line of code is not known, be it in a part or among the parameters") {
  tried_code known;
  known.add(stool(low, "x = 1\n"));
  CHECK_FALSE(known.has(stool(low, "x = 2\n")));
  CHECK_FALSE(known.has(stool(low + "while True: pass\n", "x = 1\n")));
  CHECK_FALSE(known.has(stool("HEIGHT = forever()  # m, 0.2..1.0: height of the seat\n", "x = 1\n")));
  CHECK_FALSE(known.has(stool("", "x = 1\n")));
}

TEST_CASE("what Maquette makes of known code is known, and of other code is not") {
  tried_code known;
  known.add(stool(low, "x = 1\n"));
  known.add_made_of(stool(high, "x = 1\n"), stool(high, "x = 1\ny = 2\n"));
  CHECK(known.has(stool(low, "x = 1\ny = 2\n")));
  known.add_made_of(stool(low, "x = 3\n"), stool(low, "x = 3\ny = 2\n"));
  CHECK_FALSE(known.has(stool(low, "x = 3\ny = 2\n")));
}

TEST_CASE("versions that Maquette stored have run; a person's own have not") {
  const script made = stool(low, "x = 1\n"), own = stool(low, "x = 2\n");
  tried_code known;
  known.add_versions({version(1, by_maquette, made), version(2, by_user, own, 1)});
  CHECK(known.has(made));
  CHECK_FALSE(known.has(own));
}

TEST_CASE("the artist's hand upon a version is as known as the version is") {
  const script made = stool(low, "x = 1\n"), own = stool(low, "x = 2\n");
  const script moved(made.text() + "# %% manual edits\nmove()\n");
  const script own_moved(own.text() + "# %% manual edits\nmove()\n");
  tried_code known;
  known.add_versions({version(1, by_maquette, made), version(2, by_hand, moved, 1),
                      version(3, by_user, own, 2), version(4, by_hand, own_moved, 3)});
  CHECK(known.has(moved));
  CHECK_FALSE(known.has(own_moved));
}

}  // namespace
}  // namespace maquette
