// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <fstream>
#include <iterator>

#include "maquette/error.hpp"
#include "retrieval/stemmer.hpp"
#include "retrieval/word_vectors.hpp"

namespace maquette::retrieval {
namespace {

static_assert(std::endian::native == std::endian::little,
              "the file is little-endian, as Blender's machines are");

constexpr std::string_view magic = "MQWV";
constexpr std::uint32_t known_version = 1;
constexpr std::uint32_t most_dimensions = 1024;

struct header {
  char magic[4];
  std::uint32_t version;
  std::uint32_t dimensions;
  std::uint32_t words;
  std::uint32_t text_bytes;
};

data_error damaged(const std::filesystem::path& file, const std::string& what) {
  return data_error("The word vectors in " + file.string() + " cannot be used: " + what +
                    ". Install Maquette again, or make the file anew as rag/vectors/README.md says.");
}

std::string read_file(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw damaged(file, "the file is missing or may not be read");
  std::error_code failure;
  const auto size = std::filesystem::file_size(file, failure);
  if (failure) throw damaged(file, failure.message());
  std::string bytes(size, '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(size));
  if (static_cast<std::size_t>(stream.gcount()) != size)
    throw damaged(file, "it could not be read to its end");
  return bytes;
}

header read_header(const std::string& bytes, const std::filesystem::path& file) {
  header head{};
  if (bytes.size() < sizeof head) throw damaged(file, "it is too short");
  std::memcpy(&head, bytes.data(), sizeof head);
  if (std::string_view(head.magic, sizeof head.magic) != magic)
    throw damaged(file, "it is another kind of file");
  if (head.version != known_version) {
    throw damaged(file, "it is of version " + std::to_string(head.version) +
                            ", and this Maquette reads version " + std::to_string(known_version));
  }
  if (head.dimensions == 0 || head.dimensions > most_dimensions) {
    throw damaged(file, "it names " + std::to_string(head.dimensions) + " dimensions, not 1 to " +
                            std::to_string(most_dimensions));
  }
  if (head.words == 0) throw damaged(file, "it holds no words");
  return head;
}

}  // namespace

word_table::word_table(const std::filesystem::path& file) : bytes_(read_file(file)) {
  const auto head = read_header(bytes_, file);
  dimensions_ = head.dimensions;
  const std::uint64_t words = head.words;
  const auto expected = sizeof head + words * (sizeof(float) + dimensions_) + head.text_bytes;
  if (bytes_.size() != expected) {
    throw damaged(file, "it has " + std::to_string(bytes_.size()) + " bytes where its head says " +
                            std::to_string(expected));
  }
  scales_.resize(words);
  std::memcpy(scales_.data(), bytes_.data() + sizeof head, words * sizeof(float));
  if (!std::all_of(scales_.begin(), scales_.end(), [](float scale) { return std::isfinite(scale); })) {
    throw damaged(file, "a scale in it is no number");
  }
  const std::string_view rest = std::string_view(bytes_).substr(sizeof head + words * sizeof(float));
  numbers_ = rest.substr(0, words * dimensions_);
  read_words(rest.substr(numbers_.size()), words, file);
}

void word_table::read_words(std::string_view text, std::size_t count, const std::filesystem::path& file) {
  words_.reserve(count);
  while (!text.empty()) {
    const auto length = text.find('\n');
    if (length == std::string_view::npos) throw damaged(file, "its last word has no end");
    words_.push_back(text.substr(0, length));
    text.remove_prefix(length + 1);
  }
  if (words_.size() != count) {
    throw damaged(file, "it has " + std::to_string(words_.size()) + " words where its head says " +
                            std::to_string(count));
  }
  const auto not_ascending = [](std::string_view left, std::string_view right) { return left >= right; };
  if (std::adjacent_find(words_.begin(), words_.end(), not_ascending) != words_.end()) {
    throw damaged(file, "its words are not in order");
  }
  index_.reserve(count);
  for (std::size_t i = 0; i < count; ++i) index_.emplace(words_[i], i);
}

std::optional<std::size_t> word_table::find(std::string_view word) const {
  const auto found = index_.find(word);
  if (found == index_.end()) return std::nullopt;
  return found->second;
}

std::optional<std::size_t> word_table::find_by_stem(std::string_view word) const {
  constexpr std::size_t shortest_stem = 3;
  constexpr std::size_t longest_ending = 2;  // horse has the stem hors, battery the stem batteri
  const stemmer english;
  const auto stem = english.stem(word);
  if (stem.size() < shortest_stem) return std::nullopt;
  const auto shared = std::string_view(stem).substr(0, stem.size() - (stem.back() == 'i' ? 1 : 0));
  std::optional<std::size_t> best;
  auto candidate = std::lower_bound(words_.begin(), words_.end(), shared);
  for (; candidate != words_.end() && candidate->starts_with(shared); ++candidate) {
    const auto place = static_cast<std::size_t>(std::distance(words_.begin(), candidate));
    if (candidate->size() > stem.size() + longest_ending) continue;
    if (best && words_[*best].size() <= candidate->size()) continue;
    if (english.stem(*candidate) == stem) best = place;
  }
  return best;
}

void word_table::add_to(std::vector<float>& sum, std::size_t word) const {
  const auto numbers = numbers_.substr(word * dimensions_, dimensions_);
  for (std::size_t i = 0; i < dimensions_; ++i) {
    sum[i] += scales_[word] * static_cast<float>(static_cast<signed char>(numbers[i]));
  }
}

}  // namespace maquette::retrieval
