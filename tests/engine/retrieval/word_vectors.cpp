// SPDX-License-Identifier: GPL-3.0-or-later
// What the vectors in rag/vectors/words.bin know of things, words for them, and Blender's terms.
#include <algorithm>
#include <ctime>
#include <numeric>
#include <string>
#include <vector>

#include "maquette/retriever.hpp"
#include "support/catch.hpp"

using maquette::embedder;
using maquette::load_word_vectors;

namespace {

const embedder& vectors() {
  static const auto loaded = load_word_vectors(MAQUETTE_RAG_FOLDER "/vectors/words.bin");
  return *loaded;
}

float likeness(const std::string& left, const std::string& right) {
  const auto a = vectors().embed(left);
  const auto b = vectors().embed(right);
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0F);
}

struct triple {
  std::string text;
  std::string near;
  std::string far;
};

bool is_right(const triple& one) { return likeness(one.text, one.near) > likeness(one.text, one.far); }

const std::vector<triple>& triples() {
  static const std::vector<triple> all = {
      {"couch", "sofa", "bucket"},
      {"cup", "mug", "bicycle"},
      {"armchair", "chair", "bottle"},
      {"reading light", "desk lamp", "tree"},
      {"rug", "carpet", "hammer"},
      {"wardrobe", "closet", "spoon"},
      {"vase", "flower pot", "sword"},
      {"jug", "pitcher", "ladder"},
      {"cupboard", "cabinet", "kite"},
      {"crate", "wooden box", "candle"},
      {"stool", "chair", "lamp"},
      {"bench", "seat", "guitar"},
      {"bookcase", "shelf", "apple"},
      {"automobile", "car", "pillow"},
      {"truck", "lorry", "teapot"},
      {"bicycle", "bike", "oven"},
      {"ship", "boat", "chair"},
      {"aeroplane", "aircraft", "carrot"},
      {"cottage", "house", "fork"},
      {"tower", "castle", "shoe"},
      {"stone", "rock", "curtain"},
      {"oak", "tree", "screwdriver"},
      {"fir", "pine", "television"},
      {"mushroom", "toadstool", "car"},
      {"bunny", "rabbit", "tractor"},
      {"kitten", "cat", "bridge"},
      {"puppy", "dog", "desk"},
      {"plate", "dish", "rocket"},
      {"goblet", "wine glass", "fence"},
      {"knife", "blade", "cushion"},
      {"sabre", "sword", "table"},
      {"hammer", "mallet", "cake"},
      {"spanner", "wrench", "cloud"},
      {"torch", "flashlight", "bread"},
      {"lantern", "lamp", "boot"},
      {"candlestick", "candle holder", "wheel"},
      {"barrel", "cask", "feather"},
      {"birdhouse", "nesting box for birds", "keyboard"},
      {"mailbox", "letter box", "horse"},
      {"hourglass", "sand timer", "umbrella"},
      {"clock", "watch", "potato"},
      {"television", "tv screen", "garden"},
      {"settee", "couch", "spade"},
      {"nightstand", "bedside table", "helicopter"},
      {"lampshade", "lamp", "snake"},
      {"bin", "trash can", "violin"},
      {"basket", "woven container", "airplane"},
      {"fence", "railing", "soup"},
      {"stairs", "steps", "orange"},
      {"tap", "faucet", "dragon"},
      {"cooker", "stove", "bird"},
      {"fridge", "refrigerator", "statue"},
      {"globe", "sphere", "rectangle"},
      {"ring", "torus", "plane"},
      {"donut", "torus", "box"},
      {"ball", "uv sphere", "cube"},
      {"colour", "hue", "height"},
      {"scarlet", "red", "blue"},
      {"azure", "blue", "yellow"},
      {"golden", "gold", "paper"},
      {"timber", "wood", "glass"},
      {"metallic", "steel", "cotton"},
      {"shiny", "glossy", "rough"},
      {"see-through", "transparent", "heavy"},
      {"round off the corners", "bevel edges", "camera rotation"},
      {"tall", "high", "green"},
      {"broad", "wide", "loud"},
      {"enlarge", "scale up", "delete"},
      {"smooth the mesh", "subdivision surface", "hair colour"},
      {"mirror copy", "symmetry", "noise texture"},
      {"a place to sit", "bench", "knife"},
      {"something to drink from", "cup", "fence"},
  };
  return all;
}

}  // namespace

TEST_CASE("a word is nearer to its synonym than to something else") {
  for (const triple& one :
       {triple{"couch", "sofa", "bucket"}, triple{"cup", "mug", "bicycle"},
        triple{"armchair", "chair", "bottle"}, triple{"reading light", "desk lamp", "tree"}}) {
    INFO(one.text << ", " << one.near << ", " << one.far);
    CHECK(is_right(one));
  }
}

TEST_CASE("of seventy and more such comparisons, nineteen in twenty come out right") {
  std::string wrong;
  std::size_t right = 0;
  for (const auto& one : triples()) {
    if (is_right(one)) {
      ++right;
    } else {
      wrong += one.text + " (" + one.near + ", " + one.far + ") ";
    }
  }
  INFO("wrong: " << wrong);
  CHECK(right * 20 >= triples().size() * 19);
}

// Harder than one comparison: the right answer has to stand out among all phrases of the list.
TEST_CASE("among all the phrases, the right one is mostly among the nearest three") {
  std::size_t right = 0;
  for (const auto& one : triples()) {
    const auto wanted = likeness(one.text, one.near);
    std::vector<std::string> nearer;
    for (const auto& other : triples()) {
      for (const auto& phrase : {other.text, other.near, other.far}) {
        if (phrase != one.text && likeness(one.text, phrase) > wanted) nearer.push_back(phrase);
      }
    }
    std::ranges::sort(nearer);
    nearer.erase(std::ranges::unique(nearer).begin(), nearer.end());
    right += nearer.size() < 3;
  }
  INFO(right << " of " << triples().size());
  CHECK(right * 4 >= triples().size() * 3);
}

TEST_CASE("a word like with, the or a hardly moves a text") {
  CHECK(likeness("a chair with the legs of a lion", "chair legs lion") > 0.95F);
}

TEST_CASE("every vector has length 1") {
  for (const auto* text : {"chair", "a red wooden chair with armrests", "primitive_uv_sphere_add"}) {
    CHECK(likeness(text, text) == Approx(1.0).epsilon(1e-5));
  }
}

TEST_CASE("the vectors load in a moment") {
  double least = 1e9;
  for (int i = 0; i < 5; ++i) {
    const auto start = std::clock();
    const auto loaded = load_word_vectors(MAQUETTE_RAG_FOLDER "/vectors/words.bin");
    least = std::min(least, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  // A release build takes 2 ms of a processor; the bound is for a debug build with a sanitizer in it.
  CHECK(least < 0.25);
}
