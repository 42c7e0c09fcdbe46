// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/parameter.hpp"

#include <nlohmann/json.hpp>

#include "maquette/error.hpp"
#include "support/catch.hpp"

using namespace maquette;

namespace {

parameter read(std::string_view line) {
  INFO(line);
  const auto found = parse_parameter(line);
  REQUIRE(found);
  return *found;
}

/// The message with which a line is refused.
std::string refusal(std::string_view line) {
  try {
    parse_parameter(line);
  } catch (const input_error& fault) {
    return fault.what();
  }
  return "was not refused";
}

}  // namespace

TEST_CASE("a float with a range is a number") {
  const parameter seat = read("SEAT_WIDTH = 0.45  # m, 0.35..0.60: width of the seat");
  CHECK(seat.name == "SEAT_WIDTH");
  CHECK(seat.kind == parameter_kind::number);
  CHECK(std::get<double>(seat.value) == 0.45);
  CHECK(seat.unit == "m");
  CHECK(seat.low == 0.35);
  CHECK(seat.high == 0.6);
  CHECK(seat.meaning == "width of the seat");
}

TEST_CASE("the unit may be left out, the range may be negative, the spacing is free") {
  const parameter lean = read("LEAN=-5.5# deg ,-10 .. -0.5 : lean: of the back \r\n");
  CHECK(lean.unit == "deg");
  CHECK(lean.low == -10.0);
  CHECK(lean.high == -0.5);
  CHECK(lean.meaning == "lean: of the back");
  CHECK(read("GLOSS = 0.4  # 0..1: how shiny").unit.empty());
}

TEST_CASE("an int with a range of ints is a count") {
  const parameter legs = read("LEG_COUNT = 4  # 3..8: number of legs");
  CHECK(legs.kind == parameter_kind::count);
  CHECK(std::get<std::int64_t>(legs.value) == 4);
  CHECK(legs.high == 8.0);
}

TEST_CASE("an int that measures is a number") {
  CHECK(std::get<double>(read("HEIGHT = 1  # m, 1..2: height").value) == 1.0);
  CHECK(read("SCALE = 1  # 0.5..2: scale").kind == parameter_kind::number);
}

TEST_CASE("colours, choices and switches are read") {
  const parameter wood = read("WOOD = (0.3, 0.1, 0.05, 1)  # colour: colour of the wood");
  CHECK(std::get<colour>(wood.value) == colour{0.3, 0.1, 0.05, 1.0});
  const parameter back = read("BACK = 'slats'  # ladder | slats|solid: style of the back");
  CHECK(back.choices == std::vector<std::string>{"ladder", "slats", "solid"});
  CHECK(std::get<std::string>(back.value) == "slats");
  const parameter arms = read("ARMRESTS = False  # switch: armrests at both sides");
  CHECK(arms.kind == parameter_kind::toggle);
  CHECK(!std::get<bool>(arms.value));
}

TEST_CASE("a hash inside quotes opens no comment") {
  CHECK(std::get<std::string>(read("KEY = \"#1\"  # #1 | #2: key").value) == "#1");
  CHECK(std::get<std::string>(read(R"(KEY = '\'#'  # '# | b: key)").value) == "'#");
}

TEST_CASE("a line that assigns nothing is no parameter") {
  for (const char* line : {"", "   ", "# Size", "import bpy", "X == 1", "f(x=1)", "x.y = 1", "X[0] = 1",
                           "X += 1", "    X = 1", "X: int = 1  # 0..2: x", "1X = 2", "X, Y = 1, 2"}) {
    INFO(line);
    CHECK(!parse_parameter(line));
  }
}

TEST_CASE("an assignment that breaks the format is refused with what to write") {
  CHECK(refusal("WIDTH = 0.4") ==
        "WIDTH has no domain and meaning; write a comment like `# m, 0.30..0.80: what it measures` behind "
        "its value.");
  CHECK(refusal("COUNT = 4  # 3..8") ==
        "COUNT has no domain and meaning; write a comment like `# 3..8: what it counts` behind its value.");
  CHECK(refusal("WIDTH = 0.4  # m, 0.3..0.8:") ==
        "WIDTH has no meaning; say behind the colon of its comment what it is, like `# m, 0.30..0.80: what "
        "it measures`.");
  CHECK(refusal("WIDTH = 0.4  # wide: width") ==
        "WIDTH has the domain \"wide\", which does not go with its value; write a comment like `# m, "
        "0.30..0.80: what it "
        "measures`.");
  CHECK(refusal("WIDTH = 40.0  # cm, 30..80: width") ==
        "WIDTH has the unit \"cm\"; write m or deg, or leave the unit out for a plain number.");
  CHECK(refusal("WIDTH = 0.4  # m, 0.8..0.3: width") ==
        "WIDTH has the range \"0.8..0.3\", whose ends stand the wrong way round; write the lower one first.");
  CHECK(refusal("ARMS = True  # on | off: arms") ==
        "ARMS has the domain \"on | off\", which does not go with its value; write a comment like `# switch: "
        "what it "
        "switches`.");
  CHECK(refusal("STYLE = \"a\"  # a | a: style") == "STYLE has the choice \"a\" twice; delete one.");
  CHECK(refusal("width = 0.4  # m, 0.3..0.8: width") ==
        "A parameter's name is written in capitals, like SEAT_WIDTH; \"width\" is not. Rename it, or move it "
        "to another "
        "cell.");
  CHECK(refusal("DEPTH = WIDTH  # m, 0.3..0.8: depth") ==
        "DEPTH is set to \"WIDTH\"; write a number, four numbers in brackets for a colour, a text in quotes, "
        "True or "
        "False, all on one line.");
}

TEST_CASE("a value outside its own domain is refused") {
  CHECK(refusal("WIDTH = 900  # m, 0.35..0.6: width") ==
        "WIDTH takes 0.35 to 0.60 m (width); 900 m is too large. Give it a value that it takes, or widen "
        "what it takes.");
  CHECK(refusal("STYLE = \"Slats\"  # ladder | slats: style") ==
        "STYLE is \"Slats\"; write it just as it stands among ladder or slats.");
  CHECK(refusal("TINT = (0.3, 0.1, 0.05, 1.5)  # colour: tint") ==
        "TINT takes a colour (tint); (0.3, 0.1, 0.05, 1.5) has a component outside 0 to 1. Give it a value "
        "that it "
        "takes, or widen what it takes.");
}

TEST_CASE("broken lines of every kind are refused or passed over, never read") {
  for (const char* line :
       {"X =", "X = # 0..1: x", "X = 1 # ..: x", "X = 1 # 0..: x", "X = 1 # ..1: x", "X = 1 # 0.1: x",
        "X = 1 # m 0..1: x", "X = 1 # m, : x", "X = 1 # , 0..1: x", "X = '' # : x", "X = 'a' # a |: x",
        "X = 'a' # |a: x", "X = (1,1,1,1) # color: x", "X = 0.5 # 0..nan: x", "\xff = 1 # 0..1: x",
        "_X = 1 # 0..2: x", "X1y = 1 # 0..2: x", "X = 'a # a: x"}) {
    INFO(line);
    CHECK(refusal(line) != "was not refused");
  }
}

TEST_CASE("a parameter's JSON says all that a panel needs") {
  nlohmann::json json = read("SEAT_WIDTH = 0.45  # m, 0.35..0.60: width of the seat");
  CHECK(json["name"] == "SEAT_WIDTH");
  CHECK(json["kind"] == "number");
  CHECK(json["value"] == 0.45);
  CHECK(json["unit"] == "m");
  CHECK(json["low"] == 0.35);
  CHECK(json["high"] == 0.6);
  CHECK(json["domain"] == "0.35 to 0.60 m");
  CHECK(json["meaning"] == "width of the seat");
  json = read("ARMRESTS = True  # switch: armrests");
  CHECK(json["kind"] == "switch");
  CHECK(json["value"] == true);
  json = read("BACK = 'slats'  # ladder | slats: style");
  CHECK(json["choices"] == nlohmann::json{"ladder", "slats"});
  CHECK(value_to_json(colour{0.0, 0.5, 1.0, 1.0}) == nlohmann::json{0.0, 0.5, 1.0, 1.0});
  CHECK(value_to_json(std::int64_t{4}).is_number_integer());
}
