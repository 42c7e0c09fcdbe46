// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/shake.hpp"
#include "support/catch.hpp"

using namespace maquette;

namespace {

parameter read(const char* line) { return parse_parameter(line).value(); }

using values = std::vector<parameter_value>;

}  // namespace

TEST_CASE("a range is tried at even steps, its ends among them, without the present value") {
  const parameter width = read("WIDTH = 0.5  # m, 0.0..1.0: width");
  CHECK(values_to_try(width, 5) == values{0.0, 0.25, 0.75, 1.0});
  CHECK(values_to_try(width, 2) == values{0.0, 1.0});
  CHECK(values_to_try(read("WIDTH = 0.0  # m, 0.0..1.0: width"), 3) == values{0.5, 1.0});
}

TEST_CASE("no value lies beyond its range by a rounding") {
  const parameter wall = read("WALL = 0.005  # m, 0.0025..0.0070: thickness");
  CHECK(std::get<double>(values_to_try(wall, 5).back()) == 0.007);
}

TEST_CASE("a count is tried at whole values, each once") {
  const parameter legs = read("LEGS = 4  # 3..5: number of legs");
  CHECK(values_to_try(legs, 9) == values{std::int64_t{3}, std::int64_t{5}});
}

TEST_CASE("every other choice is tried, the other way of a switch, and no colour") {
  CHECK(values_to_try(read("STYLE = \"a\"  # a | b | c: style"), 5) ==
        values{std::string("b"), std::string("c")});
  CHECK(values_to_try(read("LID = True  # switch: lid"), 5) == values{false});
  CHECK(values_to_try(read("PAINT = (1.0, 0.0, 0.0, 1.0)  # colour: paint"), 5).empty());
}
