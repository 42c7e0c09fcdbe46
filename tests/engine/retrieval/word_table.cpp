// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <limits>
#include <string>
#include <vector>

#include "maquette/error.hpp"
#include "retrieval/word_vectors.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

using maquette::data_error;
using maquette::load_word_vectors;

namespace {

// A file of word vectors of two dimensions, each part of which a test may spoil.
struct vectors_file {
  std::string magic = "MQWV";
  std::uint32_t version = 1;
  std::uint32_t dimensions = 2;
  std::vector<std::string> words = {"bench", "bird", "case", "house", "table"};
  std::vector<float> scales = {1.0F, 0.5F, 1.0F, 0.5F, 1.0F};
  std::vector<signed char> numbers = {10, 0, 0, 20, 3, 4, 40, 0, -10, 0};
  std::string tail;

  std::string bytes() const {
    std::string text;
    for (const auto& word : words) text += word + "\n";
    std::string all = magic;
    for (const auto number : {version, dimensions, static_cast<std::uint32_t>(words.size()),
                              static_cast<std::uint32_t>(text.size())}) {
      append(all, &number, sizeof number);
    }
    append(all, scales.data(), scales.size() * sizeof(float));
    append(all, numbers.data(), numbers.size());
    return all + text + tail;
  }

 private:
  static void append(std::string& all, const void* data, std::size_t size) {
    const auto start = all.size();
    all.resize(start + size);
    std::memcpy(all.data() + start, data, size);
  }
};

std::filesystem::path write(const temporary_folder& folder, const std::string& bytes) {
  const auto file = folder / "words.bin";
  std::ofstream(file, std::ios::binary) << bytes;
  return file;
}

std::string refusal(const std::string& bytes) {
  const temporary_folder folder;
  const auto file = write(folder, bytes);
  try {
    load_word_vectors(file);
  } catch (const data_error& reason) {
    CHECK(std::string(reason.what()).find(file.string()) != std::string::npos);
    return reason.what();
  }
  return "no refusal";
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a text's vector is the sum of its words' vectors, brought to length 1") {
  const temporary_folder folder;
  const auto embedder = load_word_vectors(write(folder, vectors_file().bytes()));
  CHECK(embedder->dimensions() == 2);
  CHECK(embedder->embed("bench") == std::vector<float>{1.0F, 0.0F});
  const auto both = embedder->embed("A Bench, bird!");  // (10, 0) and half of (0, 20)
  CHECK(both[0] == Approx(std::sqrt(0.5)));
  CHECK(both[1] == Approx(std::sqrt(0.5)));
  CHECK(embedder->embed("BIRD_TABLE") == embedder->embed("bird table"));
}

TEST_CASE("a text without a known word has the zero vector") {
  const temporary_folder folder;
  const auto embedder = load_word_vectors(write(folder, vectors_file().bytes()));
  for (const auto* text : {"", "xyzzy", "12 0.5", "木", "\xFF", "''"}) {
    CHECK(embedder->embed(text) == std::vector<float>{0.0F, 0.0F});
  }
}

TEST_CASE("words that cancel out have the zero vector") {
  const temporary_folder folder;
  const auto embedder = load_word_vectors(write(folder, vectors_file().bytes()));
  CHECK(embedder->embed("bench table") == std::vector<float>{0.0F, 0.0F});
}

TEST_CASE("an unknown form of a known word counts as that word") {
  const temporary_folder folder;
  const auto embedder = load_word_vectors(write(folder, vectors_file().bytes()));
  CHECK(embedder->embed("benches") == embedder->embed("bench"));
  CHECK(embedder->embed("houses") == embedder->embed("house"));
  CHECK(embedder->embed("housing") == embedder->embed("house"));
}

TEST_CASE("an unknown compound counts as its two words") {
  const temporary_folder folder;
  const auto embedder = load_word_vectors(write(folder, vectors_file().bytes()));
  CHECK(embedder->embed("birdhouse") == embedder->embed("bird house"));
  CHECK(embedder->embed("birdhouses") == embedder->embed("bird house"));
  CHECK(embedder->embed("birdtower") == std::vector<float>{0.0F, 0.0F});
}

TEST_CASE("of two ways to cut a compound, the one with the longer end is right") {
  const temporary_folder folder;
  vectors_file file;
  file.words = {"bar", "bars", "stool", "tool", "zzz"};
  const auto embedder = load_word_vectors(write(folder, file.bytes()));
  CHECK(embedder->embed("barstool") == embedder->embed("bar stool"));
}

TEST_CASE("word vectors that are missing are refused by their path") {
  const temporary_folder folder;
  std::string message;
  try {
    load_word_vectors(folder / "none.bin");
  } catch (const data_error& reason) {
    message = reason.what();
  }
  CHECK(contains(message, (folder / "none.bin").string()));
  CHECK(contains(message, "missing"));
}

TEST_CASE("a damaged file of word vectors is refused with what is wrong") {
  vectors_file file;
  SECTION("of another kind") {
    file.magic = "%PDF";
    CHECK(contains(refusal(file.bytes()), "another kind of file"));
  }
  SECTION("of another version") {
    file.version = 2;
    CHECK(contains(refusal(file.bytes()), "version 2"));
  }
  SECTION("without dimensions, or with too many") {
    file.dimensions = GENERATE(0U, 1025U, std::numeric_limits<std::uint32_t>::max());
    CHECK(contains(refusal(file.bytes()), "dimensions, not 1 to 1024"));
  }
  SECTION("without words") {
    file.words = {};
    file.scales = {};
    file.numbers = {};
    CHECK(contains(refusal(file.bytes()), "no words"));
  }
  SECTION("longer than its head says") {
    file.tail = "more";
    CHECK(contains(refusal(file.bytes()), "where its head says"));
  }
  SECTION("cut off anywhere") {
    const auto whole = file.bytes();
    for (std::size_t length = 0; length < whole.size(); ++length) {
      INFO(length);
      CHECK_FALSE(refusal(whole.substr(0, length)) == "no refusal");
    }
  }
  SECTION("with words out of order") {
    std::swap(file.words[0], file.words[1]);
    CHECK(contains(refusal(file.bytes()), "not in order"));
  }
  SECTION("with a word twice") {
    file.words[1] = file.words[0];
    CHECK(contains(refusal(file.bytes()), "not in order"));
  }
  SECTION("with more lines than words") {
    file.words[0] = "ben\nch";
    CHECK(contains(refusal(file.bytes()), "6 words where its head says 5"));
  }
  SECTION("without the last line's end") {
    auto bytes = file.bytes();
    bytes.back() = 'x';
    CHECK(contains(refusal(bytes), "no end"));
  }
  SECTION("with a scale that is no number") {
    file.scales[2] = std::numeric_limits<float>::quiet_NaN();
    CHECK(contains(refusal(file.bytes()), "no number"));
  }
}
