// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <limits>
#include <random>

#include "maquette/error.hpp"
#include "maquette/parameter.hpp"
#include "support/catch.hpp"

using namespace maquette;

namespace {

double as_double(std::string_view text) {
  INFO(text);
  const auto value = parse_literal(text);
  REQUIRE(value);
  REQUIRE(std::holds_alternative<double>(*value));
  return std::get<double>(*value);
}

std::int64_t as_count(std::string_view text) {
  INFO(text);
  const auto value = parse_literal(text);
  REQUIRE(value);
  REQUIRE(std::holds_alternative<std::int64_t>(*value));
  return std::get<std::int64_t>(*value);
}

std::string as_text(std::string_view text) {
  INFO(text);
  const auto value = parse_literal(text);
  REQUIRE(value);
  REQUIRE(std::holds_alternative<std::string>(*value));
  return std::get<std::string>(*value);
}

}  // namespace

TEST_CASE("floats are read with sign, exponent, underscores and bare points") {
  CHECK(as_double("0.45") == 0.45);
  CHECK(as_double(" -0.5 ") == -0.5);
  CHECK(as_double("+1.5") == 1.5);
  CHECK(as_double(".5") == 0.5);
  CHECK(as_double("5.") == 5.0);
  CHECK(as_double("1e3") == 1000.0);
  CHECK(as_double("2.5E-2") == 0.025);
  CHECK(as_double("1_000.25") == 1000.25);
  CHECK(as_double("007.5") == 7.5);
}

TEST_CASE("ints are read with sign and underscores, to the ends of 64 bits") {
  CHECK(as_count("4") == 4);
  CHECK(as_count("-12") == -12);
  CHECK(as_count("+3") == 3);
  CHECK(as_count("1_000_000") == 1000000);
  CHECK(as_count("0") == 0);
  CHECK(as_count("-9223372036854775808") == std::numeric_limits<std::int64_t>::min());
}

TEST_CASE("what Python would not read as a literal of the five forms is none") {
  for (const char* text : {"",
                           " ",
                           "-",
                           "+-4",
                           "1__0",
                           "_1",
                           "1_",
                           "1_.5",
                           "1._5",
                           "1e",
                           "1e+",
                           ".",
                           "1.2.3",
                           "007",
                           "0x10",
                           "1e999",
                           "9223372036854775808",
                           "nan",
                           "inf",
                           "None",
                           "true",
                           "WIDTH",
                           "0.4 + 0.1",
                           "1; X = 2",
                           "[1, 2, 3, 4]",
                           "(1, 2, 3)",
                           "(1, 2, 3, 4, 5)",
                           "(1, 2, 3, x)",
                           "(1, , 3, 4)",
                           "1, 2, 3, 4",
                           "()",
                           "(",
                           "\"open",
                           "'",
                           "\"a\" + \"b\"",
                           "\"a\nb\"",
                           "f\"x\"",
                           "\"\\N{BULLET}\"",
                           "\"\\777\"",
                           "\"\\ud800\"",
                           "\"\\xg0\"",
                           "\"\\u12\""}) {
    INFO(text);
    CHECK(!parse_literal(text));
  }
}

TEST_CASE("colours are tuples of four numbers, ints too") {
  const auto value = parse_literal("( 0.3,1 , .05, 1.0, )");
  REQUIRE(value);
  CHECK(std::get<colour>(*value) == colour{0.3, 1.0, 0.05, 1.0});
}

TEST_CASE("texts stand in either quotes, with Python's escapes") {
  CHECK(as_text("\"ladder\"") == "ladder");
  CHECK(as_text("'ladder'") == "ladder");
  CHECK(as_text("''") == "");
  CHECK(as_text(R"('it\'s "so"\\')") == "it's \"so\"\\");
  CHECK(as_text(R"("a\tb\nc")") == "a\tb\nc");
  CHECK(as_text(R"("\x41\u00fc\u20ac\U0001F600")") == "A\u00fc\u20ac\U0001F600");
  CHECK(as_text(R"("\d")") == "\\d");
  CHECK(as_text("\"h\u00f6lzern # | :\"") == "h\u00f6lzern # | :");
}

TEST_CASE("switches are True and False") {
  CHECK(parse_literal("True") == parameter_value(true));
  CHECK(parse_literal("False") == parameter_value(false));
}

TEST_CASE("a float is written as short as it reads back the same, and never as an int") {
  CHECK(to_literal(0.45) == "0.45");
  CHECK(to_literal(4.0) == "4.0");
  CHECK(to_literal(-0.0) == "0.0");
  CHECK(to_literal(0.0001) == "0.0001");
  CHECK(to_literal(100000.0) == "100000.0");
  CHECK(to_literal(123456.75) == "123456.75");
}

TEST_CASE("a float is written with at most six decimals") {
  CHECK(to_literal(0.1 + 0.2) == "0.3");
  CHECK(to_literal(1.0 / 3.0) == "0.333333");
  CHECK(to_literal(0.0000004) == "0.0");
  CHECK(to_literal(-0.0000004) == "0.0");
  CHECK(to_literal(2.9999999) == "3.0");
}

TEST_CASE("a very large float is written with an exponent") {
  CHECK(to_literal(1e20) == "1e+20");
  CHECK(to_literal(std::numeric_limits<double>::max()) == "1.7976931348623157e+308");
}

TEST_CASE("a float that is not finite has no literal") {
  CHECK_THROWS_AS(to_literal(std::numeric_limits<double>::infinity()), input_error);
  CHECK_THROWS_AS(to_literal(std::nan("")), input_error);
  CHECK_THROWS_AS(to_literal(colour{0.0, std::nan(""), 0.0, 1.0}), input_error);
}

TEST_CASE("the other literals stand as a script has them") {
  CHECK(to_literal(std::int64_t{4}) == "4");
  CHECK(to_literal(colour{0.3, 0.1, 0.05, 1.0}) == "(0.3, 0.1, 0.05, 1.0)");
  CHECK(to_literal(std::string("ladder")) == "\"ladder\"");
  CHECK(to_literal(true) == "True");
  CHECK(to_literal(false) == "False");
}

TEST_CASE("any text written is read back the same") {
  std::mt19937 random(7);
  for (int i = 0; i < 500; ++i) {
    std::string text;
    for (std::size_t length = random() % 12; length > 0; --length) text += static_cast<char>(random() % 128);
    INFO(to_literal(text));
    CHECK(as_text(to_literal(text)) == text);
  }
}

TEST_CASE("any float with six decimals is read back the same") {
  std::mt19937 random(8);
  for (int i = 0; i < 500; ++i) {
    const double value = (static_cast<double>(random()) - 2e9) / 1e6;
    CHECK(as_double(to_literal(value)) == value);
  }
}
