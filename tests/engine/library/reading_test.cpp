// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/reading.hpp"

#include <memory>
#include <string>

#include "library/pairs.hpp"
#include "maquette/retriever.hpp"
#include "support/catch.hpp"

using namespace maquette;
using namespace maquette::library;

namespace {

const lexicon& words() {
  static const lexicon loaded = load_lexicon(MAQUETTE_RAG_FOLDER);
  return loaded;
}

const pair_library& pairs() {
  static const std::filesystem::path rag = MAQUETTE_RAG_FOLDER;
  static const pair_library loaded(rag, load_word_vectors(rag / "vectors" / "words.bin"));
  return loaded;
}

/// "table; chair around table; desk_lamp on table", or "unknown: ...".
std::string outcome(const std::string& request) {
  const scene_reading found = read_scene(request, pairs(), words());
  if (found.unknown) return std::string("unknown: ").append(*found.unknown);
  std::string out;
  const auto id = [&](std::size_t i) { return pairs().pairs()[found.objects[i].name.pair].id; };
  for (std::size_t i = 0; i < found.objects.size(); ++i) {
    out += (i ? "; " : "") + id(i);
    if (!found.objects[i].relation.empty()) out += " " + found.objects[i].relation;
    if (found.objects[i].anchor) out += " " + id(*found.objects[i].anchor);
  }
  return out;
}

}  // namespace

TEST_CASE("a request for one thing finds its pair by any of its names") {
  CHECK(outcome("a red wooden chair with four legs") == "chair");
  CHECK(outcome("make me a coffee mug, please") == "mug");
  CHECK(outcome("an old lamp post") == "street_lamp");
  CHECK(outcome("a table lamp") == "desk_lamp");
  CHECK(outcome("a bookcase 2 m tall") == "bookshelf");
}

TEST_CASE("parts of a thing are not things of their own") {
  CHECK(outcome("a street lamp with two lanterns") == "street_lamp");
  CHECK(outcome("a chair with a wide seat") == "chair");
}

TEST_CASE("several things stand where the request says") {
  CHECK(outcome("a wooden table with four chairs around it and a lamp on top") ==
        "table; chair around table; desk_lamp on table");
  CHECK(outcome("four chairs around a round table") == "chair around table; table");
  CHECK(outcome("three mugs in a row on a table") == "mug on table; table");
  CHECK(outcome("five stools in a row") == "stool row");
  CHECK(outcome("a vase next to a mug on a table") == "vase beside mug; mug on table; table");
  CHECK(outcome("a house with a tree behind it") == "house; tree behind house");
  CHECK(outcome("a lantern on the left of a bucket") == "lantern left bucket; bucket");
}

TEST_CASE("a thing of which no place is said stands with the main one") {
  CHECK(outcome("a table with four chairs") == "table; chair with table");
  CHECK(outcome("a robot and a skateboard") == "robot; skateboard with robot");
}

TEST_CASE("\"the table\" is the table that is there already") {
  CHECK(outcome("a table with a vase on the table") == "table; vase on table");
}

TEST_CASE("things placed by each other in a circle are not followed for ever") {
  CHECK_NOTHROW(outcome("a mug on a table on the mug"));
  CHECK_NOTHROW(outcome("a vase beside a lantern and the lantern beside the vase"));
}

TEST_CASE("what the library does not know is named") {
  CHECK(outcome("a fire-breathing dragon") == "unknown: fire breathing dragon");
  CHECK(outcome("a dragon on a table") == "unknown: dragon");
  CHECK(outcome("a tree house") == "unknown: tree house");
  CHECK(outcome("") == "unknown: ");
}
