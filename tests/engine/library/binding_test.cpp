// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>
#include <string>

#include "library/bind.hpp"
#include "library/claims.hpp"
#include "library/lexicon.hpp"
#include "library/vocabulary.hpp"
#include "library/words.hpp"
#include "support/catch.hpp"

using namespace maquette;
using namespace maquette::library;

namespace {

const lexicon& words() {
  static const lexicon loaded = load_lexicon(MAQUETTE_RAG_FOLDER);
  return loaded;
}

const script& chair() {
  static const script source(R"("""A chair.

Tags: chair, armchair
"""
# maquette: 1

# %% parameters
HEIGHT = 0.9  # m, 0.6..1.4: height of the chair
SEAT_HEIGHT = 0.45  # m, 0.3..0.6: height of the seat
SEAT_WIDTH = 0.45  # m, 0.35..0.8: width of the seat
LEG_COUNT = 4  # 3..8: number of legs
LEG_THICKNESS = 0.04  # m, 0.02..0.08: thickness of the legs
LEG_STYLE = "turned"  # turned | square: style of the legs
BACK_STYLE = "ladder"  # ladder | slats | solid: style of the back
BACK_TILT = 8.0  # deg, 0..20: lean of the back
ARMRESTS = False  # switch: armrests at both sides
CUSHION = False  # switch: cushion on the seat
BODY_COLOUR = (0.3, 0.1, 0.05, 1.0)  # colour: colour of the chair
CUSHION_COLOUR = (0.6, 0.4, 0.2, 1.0)  # colour: colour of the cushion
MATERIAL = "wood"  # wood | metal | plastic: material of the chair
GLOSS = 0.4  # 0..1: how shiny the chair is

# %% part: seat
# %% part: legs
# %% part: back
# %% part: cushion
)");
  return source;
}

binding bind(const std::string& request) {
  const vocabulary known = make_vocabulary(chair(), words());
  return bind_claims(read_claims(split_words(request), known, words()), known, words());
}

/// "NAME=literal NAME=literal", with what was left out or wrong behind it.
std::string outcome(const std::string& request) {
  const binding found = bind(request);
  std::string out;
  for (const auto& parameter : found.bound)
    out += (out.empty() ? "" : " ") + parameter.name + "=" + to_literal(parameter.value);
  for (const auto& words_left : found.left_out) out += " left:" + words_left;
  for (const auto& problem : found.problems) out += " problem:" + problem;
  return out;
}

std::string paint(const std::string& name) { return to_literal(words().colours.at(name)); }

}  // namespace

TEST_CASE("counts, sizes and their units go to the parameter they are about") {
  CHECK(outcome("a chair with five legs") == "LEG_COUNT=5");
  CHECK(outcome("a three-legged chair") == "LEG_COUNT=3");
  CHECK(outcome("a chair 80 cm tall") == "HEIGHT=0.8");
  CHECK(outcome("an 80cm tall chair") == "HEIGHT=0.8");
  CHECK(outcome("a chair with a height of 1.2 metres") == "HEIGHT=1.2");
  CHECK(outcome("a 40 inch high chair") == "HEIGHT=1.016");
  CHECK(outcome("a chair, 1,2 m high") == "HEIGHT=1.2");
  CHECK(outcome("a chair with a seat 60 cm wide") == "SEAT_WIDTH=0.6");
  CHECK(outcome("a chair with a 60 cm wide seat") == "SEAT_WIDTH=0.6");
  CHECK(outcome("a chair with legs 3 cm thick") == "LEG_THICKNESS=0.03");
  CHECK(outcome("a chair, half a metre high seat") == "SEAT_HEIGHT=0.5");
  CHECK(outcome("a 1 m chair") == "HEIGHT=1.0");
  CHECK(outcome("a chair with a back tilted 15 degrees") == "BACK_TILT=15.0");
}

TEST_CASE("a colour goes to the thing it stands before, else to the whole") {
  CHECK(outcome("a red chair") == "BODY_COLOUR=" + paint("red"));
  CHECK(outcome("a chair painted sky blue") == "BODY_COLOUR=" + paint("sky blue"));
  CHECK(outcome("a chair with a yellow cushion") == "CUSHION=True CUSHION_COLOUR=" + paint("yellow"));
  CHECK(outcome("a red chair with a yellow cushion") ==
        "CUSHION=True BODY_COLOUR=" + paint("red") + " CUSHION_COLOUR=" + paint("yellow"));
  CHECK(outcome("a chair with purple wings") == " left:\"purple wings\"");
}

TEST_CASE("dark, pale and bright change the colour that they stand before") {
  const auto dark = bind("a dark blue chair").bound;
  REQUIRE(dark.size() == 1);
  const auto blue = words().colours.at("blue");
  CHECK(std::get<colour>(dark[0].value)[2] < blue[2]);
  const auto pale = bind("a pale blue chair").bound;
  REQUIRE(pale.size() == 1);
  CHECK(std::get<colour>(pale[0].value)[0] > blue[0]);
}

TEST_CASE("materials choose the material and bring their usual colour") {
  CHECK(outcome("a wooden chair") == "MATERIAL=\"wood\"");
  CHECK(outcome("a steel chair").starts_with("BODY_COLOUR="));
  CHECK(outcome("a red metal chair") == "BODY_COLOUR=" + paint("red") + " MATERIAL=\"metal\"");
  CHECK(outcome("a chair made of plastic") == "MATERIAL=\"plastic\"");
  CHECK(outcome("a chair in dark oak").find("MATERIAL=\"wood\"") != std::string::npos);
  CHECK(outcome("a glass chair") == " left:\"glass\"");
}

TEST_CASE("styles, switches and finishes are found by their words") {
  CHECK(outcome("a ladder-back chair") == "BACK_STYLE=\"ladder\"");
  CHECK(outcome("a chair with a slatted back") == "BACK_STYLE=\"slats\"");
  CHECK(outcome("a chair with square legs") == "LEG_STYLE=\"square\"");
  CHECK(outcome("a chair with armrests") == "ARMRESTS=True");
  CHECK(outcome("a chair with armrests but no cushion") == "ARMRESTS=True CUSHION=False");
  CHECK(outcome("a chair without armrests") == "ARMRESTS=False");
  CHECK(outcome("a shiny chair") == "GLOSS=0.85");
  CHECK(outcome("a matt black chair") == "BODY_COLOUR=" + paint("black") + " GLOSS=0.1");
}

TEST_CASE("comparisons start from what is there and stay in the range") {
  CHECK(outcome("make the seat wider") == "SEAT_WIDTH=0.563");
  CHECK(outcome("make the seat slightly wider") == "SEAT_WIDTH=0.495");
  CHECK(outcome("make it 10% taller") == "HEIGHT=0.99");
  CHECK(outcome("make the seat 5 cm wider") == "SEAT_WIDTH=0.5");
  CHECK(outcome("raise the seat by 5 cm") == "SEAT_HEIGHT=0.5");
  CHECK(outcome("set the seat width to 60 cm") == "SEAT_WIDTH=0.6");
  CHECK(outcome("thicker legs") == "LEG_THICKNESS=0.05");
  CHECK(outcome("make the seat as wide as possible") == "SEAT_WIDTH=0.8");
  CHECK(outcome("one more leg") == "LEG_COUNT=5");
  CHECK(outcome("two more legs") == "LEG_COUNT=6");
  CHECK(outcome("make the legs twice as thick") == "LEG_THICKNESS=0.08");
}

TEST_CASE("several instructions in one sentence each find their own parameter") {
  const auto found = outcome("make the seat wider, give it five legs and paint it dark blue");
  CHECK(found.starts_with("SEAT_WIDTH=0.563 LEG_COUNT=5 BODY_COLOUR="));
  CHECK(found.find("left:") == std::string::npos);
}

TEST_CASE("what was said exactly is not undone by what was said loosely") {
  CHECK(outcome("a small chair, 90 cm tall") == "HEIGHT=0.9");
}

TEST_CASE("a value that cannot be is a problem that names the allowed range") {
  CHECK(outcome("a chair with -3 legs").find("3 to 8") != std::string::npos);
  CHECK(outcome("a chair with a seat 900 m wide").find("0.35 to 0.8") != std::string::npos);
  CHECK(outcome("a chair with four legs and with three legs").find("both \"four legs\" and \"three legs\"") !=
        std::string::npos);
  CHECK(outcome("make the legs three times as thick").find("problem:") != std::string::npos);
  CHECK(outcome("two and a half legs on a chair").find("problem:") != std::string::npos);
}

TEST_CASE("words that belong together are read together") {
  CHECK(outcome("a navy blue chair") == "BODY_COLOUR=" + paint("navy"));
  CHECK(outcome("a three storey chair") == " left:\"three storey\"");
  CHECK(outcome("make it less shiny") == "GLOSS=0.15");
  CHECK(outcome("a chair a metre tall") == "HEIGHT=1.0");
  CHECK(outcome("a chair with two armrests") == "ARMRESTS=True");
  CHECK(outcome("a solid ladder back chair").find("problem") == std::string::npos);
}

TEST_CASE("words that nothing answers to are told, filler words are not") {
  CHECK(outcome("please make me a really nice chair") == "");
  CHECK(outcome("a baroque chair") == " left:\"baroque\"");
}

TEST_CASE("any text can be read") {
  for (const std::string text : {"", "   ", ",,,,", "12 12 12", "-", "\"", "of of of", "\xff\xfe", "ça où é",
                                 "as as possible", "10:", "no"})
    CHECK_NOTHROW(bind(text));
}
