// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <vector>

#include "maquette/retriever.hpp"
#include "retrieval/words.hpp"
#include "support/catch.hpp"

using maquette::search_tokens;
using maquette::retrieval::fold_text;
using maquette::retrieval::split_identifier;
using maquette::retrieval::split_words;
using words = std::vector<std::string>;

TEST_CASE("an identifier is found whole and by its parts") {
  CHECK(search_tokens("primitive_uv_sphere_add") ==
        words{"primitive_uv_sphere_add", "primit", "uv", "sphere", "add"});
  CHECK(search_tokens("ShaderNodeBsdfPrincipled") ==
        words{"shadernodebsdfprincipled", "shader", "node", "bsdf", "principl"});
  CHECK(search_tokens("LEG_COUNT") == words{"leg_count", "leg", "count"});
}

TEST_CASE("a path of names falls into its names") {
  CHECK(search_tokens("bpy.ops.mesh.bevel(offset=0.1)") ==
        words{"bpi", "op", "mesh", "bevel", "offset", "0.1"});
}

TEST_CASE("capitals, digits and underscores divide an identifier") {
  CHECK(split_identifier("UVMap") == words{"uv", "map"});
  CHECK(split_identifier("getHTTPResponse") == words{"get", "http", "response"});
  CHECK(split_identifier("vec3d") == words{"vec", "3", "d"});
  CHECK(split_identifier("__double__under__") == words{"double", "under"});
  CHECK(split_identifier("chair") == words{"chair"});
  CHECK(split_identifier("X") == words{"x"});
  CHECK(split_identifier("") == words{});
}

TEST_CASE("a decimal number is one word, and the dot that ends a sentence belongs to none") {
  CHECK(split_words("0.45 m. 3..8: legs.") == words{"0.45", "m", "3", "8", "legs"});
}

TEST_CASE("forms of a word have one stem") {
  CHECK(search_tokens("chairs") == search_tokens("chair"));
  CHECK(search_tokens("bevelled bevelling") == words{"bevel", "bevel"});
}

TEST_CASE("British and American spellings meet") {
  CHECK(search_tokens("coloured colours") == search_tokens("colored colors"));
  CHECK(search_tokens("grey centre metres moulding") == search_tokens("gray center meters molding"));
}

TEST_CASE("an apostrophe leaves nothing behind, and quotes do not hide a name") {
  CHECK(search_tokens("the chair's legs") == search_tokens("the chairs legs"));
  CHECK(search_tokens("the chair’s legs") == search_tokens("the chairs legs"));
  CHECK(search_tokens("'seat' \"Base Color\" “seat”") == search_tokens("seat base color seat"));
  CHECK(search_tokens("objects['seat']") == search_tokens("objects seat"));
}

TEST_CASE("accents are folded, and other scripts stay as they are") {
  CHECK(fold_text("Café Möbel Æsop naïve") == "Cafe Mobel AEsop naive");
  CHECK(split_words("木 の椅子") == words{"木", "の椅子"});
  CHECK(search_tokens("CAFÉ") == search_tokens("cafe"));
}

TEST_CASE("signs beyond ASCII divide words") {
  CHECK(split_words("0.4×0.4—wide…tall\u00A0\u2028thin 90°") ==
        words{"0.4", "0.4", "wide", "tall", "thin", "90"});
}

TEST_CASE("text that is no UTF-8 is read as far as it goes") {
  CHECK(split_words("seat\xFFleg") == words{"seat", "leg"});
  CHECK(split_words("cut \xC3") == words{"cut"});
  CHECK(split_words("long \xC0\xAF form \xED\xA0") == words{"long", "form"});
}

TEST_CASE("a text without words has no tokens") {
  CHECK(search_tokens("").empty());
  CHECK(search_tokens(" \r\n\t ...!?___''").empty());
}

TEST_CASE("zero bytes and line ends divide words") {
  CHECK(split_words(std::string("a seat\0leg\r\nback", 16)) == words{"a", "seat", "leg", "back"});
}

TEST_CASE("a word of a million letters is one token") {
  const std::string long_word(1'000'000, 'x');
  const auto tokens = search_tokens(long_word);
  REQUIRE(tokens.size() == 1);
  CHECK((tokens[0] == long_word));
}
