// SPDX-License-Identifier: GPL-3.0-or-later
// Where there is no libFuzzer: runs a target over its corpus, and over as many seeded changes of it as are
// asked for. usage: NAME_fuzz CORPUS [CHANGES]
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <vector>

#include "target.hpp"

namespace {

using bytes = std::vector<std::uint8_t>;

std::vector<bytes> read_corpus(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& each : std::filesystem::directory_iterator(folder)) files.push_back(each.path());
  std::ranges::sort(files);
  std::vector<bytes> found;
  for (const auto& file : files) {
    std::ifstream in(file, std::ios::binary);
    found.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return found;
}

class changes {
 public:
  explicit changes(const std::vector<bytes>& corpus) : corpus_(corpus) {}

  bytes next() {
    bytes made = corpus_[below(corpus_.size())];
    for (std::size_t left = 1 + below(8); left > 0; --left) change(made);
    return made;
  }

 private:
  std::size_t below(std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_);
  }
  std::uint8_t any() { return static_cast<std::uint8_t>(below(256)); }

  void change(bytes& made) {
    const std::size_t at = below(made.size() + 1), length = std::min(below(64), made.size() - at);
    const auto place = made.begin() + static_cast<std::ptrdiff_t>(at);
    const auto end = place + static_cast<std::ptrdiff_t>(length);
    switch (below(5)) {
      case 0:
        if (at < made.size()) made[at] ^= static_cast<std::uint8_t>(1u << below(8));
        break;
      case 1:
        made.erase(place, end);
        break;
      case 2: {
        const bytes again(place, end);
        made.insert(place, again.begin(), again.end());
        break;
      }
      case 3:
        made.insert(place, any());
        break;
      default: {
        const bytes& other = corpus_[below(corpus_.size())];
        const std::size_t from = below(other.size() + 1), count = std::min(below(256), other.size() - from);
        const auto first = other.begin() + static_cast<std::ptrdiff_t>(from);
        made.insert(place, first, first + static_cast<std::ptrdiff_t>(count));
      }
    }
  }

  const std::vector<bytes>& corpus_;
  std::mt19937_64 random_{1};
};

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) {
    std::cerr << "usage: NAME_fuzz CORPUS [CHANGES]\n";
    return 2;
  }
  const std::vector<bytes> corpus = read_corpus(arguments[1]);
  if (corpus.empty()) {
    std::cerr << arguments[1] << " holds nothing to begin with.\n";
    return 2;
  }
  const long wanted = count > 2 ? std::stol(arguments[2]) : 0;
  changes changed(corpus);
  const auto run = [](const bytes& input) { LLVMFuzzerTestOneInput(input.data(), input.size()); };
  std::ranges::for_each(corpus, run);
  for (long i = 0; i < wanted; ++i) run(changed.next());
  std::cout << corpus.size() << " of the corpus and " << wanted << " changes of it: nothing found\n";
  return 0;
}
