// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include "maquette/error.hpp"
#include "maquette/parameter.hpp"
#include "support/catch.hpp"

using namespace maquette;

namespace {

parameter read(std::string_view line) { return parse_parameter(line).value(); }

std::string refusal(const parameter& parameter, const parameter_value& value) {
  try {
    fit_to_domain(parameter, value);
  } catch (const input_error& fault) {
    return fault.what();
  }
  return "was not refused";
}

const parameter width = read("SEAT_WIDTH = 0.45  # m, 0.35..0.60: width of the seat");
const parameter legs = read("LEG_COUNT = 4  # 3..8: number of legs");
const parameter wood = read("WOOD = (0.3, 0.1, 0.05, 1.0)  # colour: colour of the wood");
const parameter back = read("BACK = \"ladder\"  # ladder | Slats | solid: style of the back");
const parameter arms = read("ARMRESTS = False  # switch: armrests at both sides");

}  // namespace

TEST_CASE("a domain is described as a person reads it") {
  CHECK(describe_domain(width) == "0.35 to 0.60 m");
  CHECK(describe_domain(legs) == "3 to 8");
  CHECK(describe_domain(wood) == "a colour");
  CHECK(describe_domain(back) == "ladder, Slats or solid");
  CHECK(describe_domain(arms) == "on or off");
  CHECK(describe_domain(read("GLOSS = 0.5  # 0..1: gloss")) == "0 to 1");
  CHECK(describe_domain(read("GLOSS = 0.5  # 0..1.25: gloss")) == "0.00 to 1.25");
  CHECK(describe_domain(read("LEAN = 5.0  # deg, -7.5..45: lean")) == "-7.5 to 45.0 degrees");
  CHECK(describe_domain(read("KIND = 'a'  # a: kind")) == "a");
  CHECK(describe_domain(read("FAR = 1.0  # 0.5..1e20: far")) == "0.5 to 1e+20");
}

TEST_CASE("a value is brought to the parameter's kind") {
  CHECK(fit_to_domain(read("SIZE = 1.5  # m, 1..3: size"), std::int64_t{2}) == parameter_value(2.0));
  CHECK(fit_to_domain(legs, 5.0) == parameter_value(std::int64_t{5}));
  CHECK(fit_to_domain(legs, std::int64_t{3}) == parameter_value(std::int64_t{3}));
  CHECK(fit_to_domain(width, 0.35) == parameter_value(0.35));
  CHECK(fit_to_domain(width, 0.60) == parameter_value(0.60));
  CHECK(fit_to_domain(arms, true) == parameter_value(true));
}

TEST_CASE("a choice is taken in any case, and comes out as the script writes it") {
  CHECK(fit_to_domain(back, std::string("LADDER")) == parameter_value(std::string("ladder")));
  CHECK(fit_to_domain(back, std::string(" slats ")) == parameter_value(std::string("Slats")));
  const parameter twins = read("KIND = 'a'  # a | A: kind");
  CHECK(fit_to_domain(twins, std::string("A")) == parameter_value(std::string("A")));
}

TEST_CASE("a number outside its range is refused with the range and the value") {
  CHECK(refusal(width, std::int64_t{900}) ==
        "SEAT_WIDTH takes 0.35 to 0.60 m (width of the seat); 900 m is too large. Nothing was changed.");
  CHECK(refusal(width, 0.349) ==
        "SEAT_WIDTH takes 0.35 to 0.60 m (width of the seat); 0.349 m is too small. Nothing was changed.");
  CHECK(refusal(legs, std::int64_t{2}) ==
        "LEG_COUNT takes 3 to 8 (number of legs); 2 is too small. Nothing was changed.");
  CHECK(refusal(legs, 1e300) ==
        "LEG_COUNT takes 3 to 8 (number of legs); 1e+300 is too large. Nothing was changed.");
  CHECK(refusal(width, std::nan("")) ==
        "SEAT_WIDTH takes 0.35 to 0.60 m (width of the seat); nan m is no number. Nothing was changed.");
  CHECK(refusal(width, HUGE_VAL) ==
        "SEAT_WIDTH takes 0.35 to 0.60 m (width of the seat); inf m is too large. Nothing was changed.");
}

TEST_CASE("a value of another kind is refused with what the parameter takes") {
  CHECK(refusal(legs, 4.5) ==
        "LEG_COUNT takes 3 to 8 (number of legs); 4.5 is no whole number. Nothing was changed.");
  CHECK(refusal(width, std::string("wide")) ==
        "SEAT_WIDTH takes 0.35 to 0.60 m (width of the seat); \"wide\" is no number. Nothing was changed.");
  CHECK(refusal(width, true) ==
        "SEAT_WIDTH takes 0.35 to 0.60 m (width of the seat); True is no number. Nothing was changed.");
  CHECK(refusal(back, std::string("wicker")) ==
        "BACK takes ladder, Slats or solid (style of the back); \"wicker\" is none of them. Nothing was "
        "changed.");
  CHECK(refusal(back, std::int64_t{1}) ==
        "BACK takes ladder, Slats or solid (style of the back); 1 is none of them. Nothing was changed.");
  CHECK(refusal(wood, std::string("red")) ==
        "WOOD takes a colour (colour of the wood); \"red\" is none; give four numbers from 0 to 1: red, "
        "green, blue, "
        "alpha. Nothing was changed.");
  CHECK(refusal(wood, colour{0.3, -0.1, 0.0, 1.0}) ==
        "WOOD takes a colour (colour of the wood); (0.3, -0.1, 0, 1) has a component outside 0 to 1. Nothing "
        "was "
        "changed.");
  CHECK(refusal(wood, colour{0.3, std::nan(""), 0.0, 1.0}) ==
        "WOOD takes a colour (colour of the wood); (0.3, nan, 0, 1) has a component outside 0 to 1. Nothing "
        "was "
        "changed.");
  CHECK(refusal(arms, std::int64_t{1}) ==
        "ARMRESTS takes on or off (armrests at both sides); 1 is neither; give true or false. Nothing was "
        "changed.");
}
