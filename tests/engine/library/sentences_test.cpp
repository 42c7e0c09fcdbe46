// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences that people wrote, on the library's own pairs. What was once misread stays read.
#include <string>

#include "library/bind.hpp"
#include "library/pairs.hpp"
#include "library/reading.hpp"
#include "support/catch.hpp"

using namespace maquette;
using namespace maquette::library;

namespace {

const lexicon& words() {
  static const lexicon loaded = load_lexicon(MAQUETTE_RAG_FOLDER);
  return loaded;
}

const pair_library& library_of_pairs() {
  static const std::filesystem::path rag = MAQUETTE_RAG_FOLDER;
  static const pair_library loaded(rag, load_word_vectors(rag / "vectors" / "words.bin"));
  return loaded;
}

/// A value as a test reads it: a colour by its name where it has one.
std::string shown(const parameter_value& value) {
  if (const auto* paint = std::get_if<colour>(&value))
    for (const auto& [name, known] : words().colours)
      if (known == *paint && name.find(' ') == std::string::npos) return name;
  return to_literal(value);
}

std::string shown(const binding& found) {
  std::string out;
  const auto add = [&](const std::string& text) { out += (out.empty() ? "" : " ") + text; };
  for (const auto& parameter : found.bound) add(parameter.name + "=" + shown(parameter.value));
  if (found.copies > 1) add("copies=" + std::to_string(found.copies));
  for (const auto& part : found.removed) add("removed:" + part.lemma);
  for (const auto& sentence : found.left_out) add("left:" + sentence);
  for (const auto& sentence : found.problems) add("problem:" + sentence);
  return out;
}

/// What an instruction comes to on a pair as it stands in the library.
std::string refined(const std::string& id, const std::string& instruction) {
  for (const pair& pair : library_of_pairs().pairs())
    if (pair.id == id)
      return shown(bind_request(pair.source, split_words(rewritten(instruction, words())), words()));
  return "no such pair";
}

/// "pair: what is bound", one for each thing that a request names, with where it stands.
std::string created(const std::string& request) {
  const scene_reading reading = read_scene(request, library_of_pairs(), words());
  if (reading.unknown) return "unknown: " + *reading.unknown;
  std::string out;
  for (const auto& object : reading.objects) {
    const pair& pair = library_of_pairs().pairs()[object.name.pair];
    const std::string bound = shown(bind_request(pair.source, object.words, words()));
    out += (out.empty() ? "" : "; ") + pair.id;
    if (object.anchor)
      out += " " + object.relation + " " +
             library_of_pairs().pairs()[reading.objects[*object.anchor].name.pair].id;
    if (!bound.empty()) out += ": " + bound;
  }
  return out;
}

}  // namespace

TEST_CASE("taking one away takes one, and only of what was named") {
  CHECK(refined("robot", "take away one eye") == "EYE_COUNT=1");
  CHECK(refined("robot", "remove one antenna") == "ANTENNA_COUNT=1");
  CHECK(refined("robot", "no antennas") == "ANTENNA_COUNT=0");
  CHECK(
      refined("table", "remove two legs").starts_with("problem:\"two legs less\" would make 2; there are 4"));
  CHECK(refined("clock", "remove the second hand") == "SECOND_HAND=False");
  CHECK(refined("vase", "no flowers") == "FLOWER_COUNT=0");
  CHECK(refined("bookshelf", "without books") == "BOOK_FILL=0.0");
}

TEST_CASE("adding adds to what is there") {
  CHECK(refined("table", "add a drawer") == "DRAWER_COUNT=2");
  CHECK(refined("table", "two more drawers") == "DRAWER_COUNT=3");
  CHECK(refined("house", "add a storey") == "STOREY_COUNT=3");
  CHECK(refined("robot", "give it a third eye") == "EYE_COUNT=3");
  CHECK(refined("mug", "add a saucer") == "SAUCER=True");
  CHECK(refined("bookshelf", "add one more shelf and fill it with books") == "SHELF_COUNT=6 BOOK_FILL=1.0");
  CHECK(refined("tree", "fewer leaves") == "LEAF_DENSITY=0.375");
  CHECK(refined("tree", "many more fruits") == "FRUIT_COUNT=36");
}

TEST_CASE("parts are raised, tilted and turned, not the whole asset") {
  CHECK(refined("bucket", "raise the handle") == "HANDLE_RAISED=0.25");
  CHECK(refined("robot", "raise both arms") == "LEFT_ARM_ANGLE=150.0 RIGHT_ARM_ANGLE=36.75");
  CHECK(refined("robot", "raise the left arm") == "LEFT_ARM_ANGLE=150.0");
  CHECK(refined("desk_lamp", "tilt the shade down a little more") == "SHADE_ANGLE=65.0");
  CHECK(refined("chair", "tilt the back 15 degrees") == "BACK_TILT=15.0");
  CHECK(refined("chair", "tilt the back by 5 degrees") == "BACK_TILT=14.0");
  CHECK(refined("house", "make the roof steeper") == "ROOF_PITCH=47.5");
  CHECK(refined("stool", "lower it by 10 cm") == "HEIGHT=0.58");
}

TEST_CASE("what is said of a part stays with the part") {
  CHECK(refined("table", "paint the top white") == "TOP_COLOUR=white");
  CHECK(refined("chair", "make the seat blue") ==
        "left:\"seat blue\": there is no colour for the seat alone");
  CHECK(created("a chair with three metal legs") ==
        "chair: LEG_COUNT=3 left:\"metal legs\": there is no material for the legs alone");
  CHECK(created("a table with a white top and blue legs") == "table: TOP_COLOUR=white FRAME_COLOUR=blue");
  CHECK(created("an orange skateboard with green wheels, 90 cm long") ==
        "skateboard: LENGTH=0.9 DECK_COLOUR=orange WHEEL_COLOUR=green");
  CHECK(refined("skateboard", "swap the wheels for pink ones, 10 mm larger") ==
        "WHEEL_DIAMETER=0.066 WHEEL_COLOUR=pink");
}

TEST_CASE("a style can stand for the thing that has it") {
  CHECK(created("a vase with five white daisies") ==
        "vase: FLOWER_COUNT=5 FLOWER_STYLE=\"daisy\" FLOWER_COLOUR=white");
  CHECK(created("a street lamp with two globes") == "street_lamp: HEAD_COUNT=2 HEAD_STYLE=\"globe\"");
  CHECK(created("a pine tree") == "tree: LEAF_STYLE=\"conifer\"");
  CHECK(created("a wall clock") == "clock: BASE_STYLE=\"none\"");
  CHECK(refined("desk_lamp", "a conical shade") == "SHADE_STYLE=\"cone\"");
}

TEST_CASE("full, half full and empty are levels") {
  CHECK(created("a bookshelf full of books") == "bookshelf: BOOK_FILL=1.0");
  CHECK(created("an empty bookshelf") == "bookshelf: BOOK_FILL=0.0");
  CHECK(created("a bucket half full of water") == "bucket: WATER_LEVEL=0.5");
  CHECK(refined("mug", "fill it with coffee") == "DRINK_LEVEL=0.95");
  CHECK(refined("bucket", "empty the bucket") == "WATER_LEVEL=0.0");
}

TEST_CASE("lights are switched and dimmed") {
  CHECK(refined("lantern", "blow out the candles") == "LIT=False");
  CHECK(created("an unlit lantern with blue glass") == "lantern: GLASS_COLOUR=blue LIT=False");
  CHECK(refined("house", "lights off") == "LIGHTS=False");
  CHECK(refined("house", "turn on the lights") == "LIGHTS=True");
  CHECK(refined("desk_lamp", "brighter") == "BRIGHTNESS=11.719");
}

TEST_CASE("what the thing does not have is told of in the user's words") {
  CHECK(created("a vase with five roses") == "vase: left:\"five roses\"");
  CHECK(created("a mug with three purple dragons") == "mug: left:\"three purple dragons\"");
  CHECK(created("a fire-breathing dragon") == "unknown: fire breathing dragon");
  CHECK(created("a tree house").starts_with("unknown:"));
}

TEST_CASE("everyday words that mean several things at once are read") {
  CHECK(created("a coffee table") == "table: HEIGHT=0.536");
  CHECK(created("a red and white table") == "table: TOP_COLOUR=red FRAME_COLOUR=white");
  CHECK(created("a chair with four straight legs that lean out a bit") ==
        "chair: LEG_COUNT=4 LEG_SPLAY=1.875");
  CHECK(created("a vase with a narrow neck") == "vase: NECK_RATIO=0.25");
  CHECK(created("a house with 3 windows on each side") == "house: WINDOW_COUNT=3");
  CHECK(created("a bookshelf with doors at the bottom") == "bookshelf: DOORS=True");
}

TEST_CASE("what is denied or lessened is never set as if it were wished for") {
  CHECK(created("a stool with no ring") == "stool: FOOTREST_COUNT=0");
  CHECK(created("a stool without the foot ring and without brass feet") ==
        "stool: FERRULES=False FOOTREST_COUNT=0");
  CHECK(refined("vase", "less twisted and no gold") == "TWIST=25.0 left:\"no gold\"");
  CHECK(refined("bookshelf", "not so tall") == "HEIGHT=1.44");
  CHECK(refined("lantern", "a bit less orange") == "left:\"bit less orange\"");
  CHECK(refined("robot", "make it smile less") == "left:\"smile less\"");
  CHECK(refined("clock", "get rid of the second hand and make the face black") ==
        "SECOND_HAND=False DIAL_COLOUR=black");
}

TEST_CASE("a colour or material of something unknown does not run over the whole") {
  CHECK(created("a bucket filled with sand") == "bucket: left:\"filled sand\"");
  CHECK(created("a bookshelf with red and blue books").starts_with("bookshelf: left:\"red books\""));
  CHECK(refined("desk_lamp", "make all the brass parts chrome") == "left:\"all the brass parts chrome\"");
  CHECK(refined("bucket", "three hoops, and make them copper").find("MATERIAL") == std::string::npos);
  CHECK(refined("robot", "change red to green") == "BODY_COLOUR=green");
  CHECK(refined("desk_lamp", "point the head lower").starts_with("left:"));
}

TEST_CASE("bare measures belong to what was called long or tall, and A by B is width by depth") {
  CHECK(created("a long table, 2.4 metres") == "table: WIDTH=2.4");
  CHECK(created("a table 80 x 60 cm") == "table: WIDTH=0.8 DEPTH=0.6");
  CHECK(created("a 60x60 cm table, 45 cm high") == "table: HEIGHT=0.45 WIDTH=0.6 DEPTH=0.6");
  CHECK(created("a coffee table, 40 cm high") == "table: HEIGHT=0.4");
  CHECK(created("a tall mug, 12 cm high and 8 cm in diameter") == "mug: HEIGHT=0.12 DIAMETER=0.08");
  CHECK(created("hey, a long dining table, 2.2 m by 1 m") == "table: WIDTH=2.2 DEPTH=1.0");
  CHECK(created("a big tree, about 6 metres tall") == "tree: HEIGHT=6.0");
}

TEST_CASE("what is to be changed is not what is wished for") {
  CHECK(refined("lantern", "change the copper to black iron")
            .starts_with("FRAME_COLOUR=black MATERIAL=\"iron\""));
  CHECK(refined("table", "change the wood to metal").find("MATERIAL=\"metal\"") != std::string::npos);
  CHECK(refined("house", "swap the plaster walls for brick").find("WALL_MATERIAL=\"brick\"") !=
        std::string::npos);
}

TEST_CASE("the whole of a thing is all of its colours") {
  CHECK(refined("desk_lamp", "paint the whole lamp black") == "BODY_COLOUR=black TRIM_COLOUR=black");
  CHECK(refined("desk_lamp", "paint it all black") == "BODY_COLOUR=black TRIM_COLOUR=black");
  CHECK(created("a silver metal robot").find("BODY_COLOUR=(0.5776") != std::string::npos);
  CHECK(created("a silver plastic robot").find("MATERIAL=\"plastic\"") != std::string::npos);
  CHECK(
      created("a red desk lamp with a brass base") ==
      "desk_lamp: BODY_COLOUR=red left:\"brass base\": the base shares its colour and material with others");
}

TEST_CASE("a pair knows what people call its parts") {
  CHECK(refined("clock", "white numbers and a thinner rim") == "FRAME_RATIO=0.115 MARK_COLOUR=white");
  CHECK(refined("windmill", "no balcony") == "GALLERY=False");
  CHECK(refined("bookshelf", "half as many books") == "BOOK_FILL=0.425");
  CHECK(refined("lantern", "remove the candle") == "CANDLE_COUNT=0");
  CHECK(created("an autumn tree with red leaves") == "tree: LEAF_COLOUR=red");
  CHECK(created("a house with three pine trees behind it") ==
        "house; tree behind house: LEAF_STYLE=\"conifer\" copies=3");
  CHECK(created("a tree with green apples") == "tree: FRUIT_COUNT=18 FRUIT_COLOUR=green");
  CHECK(created("an empty mug without a handle, like a Japanese tea cup").starts_with("mug: "));
  CHECK(refined("street_lamp", "use only one lantern") == "HEAD_COUNT=1 HEAD_STYLE=\"lantern\"");
  CHECK(refined("robot", "make the head square") == "HEAD_STYLE=\"box\"");
  CHECK(created("a house with six windows").starts_with("house: left:\"six windows\""));
  CHECK(created("a chair with five slats") == "chair: BACK_STYLE=\"slats\" SLAT_COUNT=5");
}

TEST_CASE("things of a scene stand where the sentence puts them") {
  CHECK(created("a mug and a vase on a table") == "mug on table; vase on table; table");
  CHECK(created("a lantern on a table, with a stool to the left of it") ==
        "lantern on table; table; stool left table");
  CHECK(created("three trees in a row behind a house") == "tree behind house: copies=3; house");
  CHECK(created("a table with four chairs around it and a lamp on top") ==
        "table; chair around table: copies=4; desk_lamp on table");
  CHECK(created("a bookshelf with a robot to its left and a vase to its right") ==
        "bookshelf; robot left bookshelf; vase right bookshelf");
  CHECK(created("a house with a street lamp in front") == "house; street_lamp front house");
}
