// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/said_words.hpp"

#include <algorithm>

#include "maquette/error.hpp"

namespace maquette {
namespace {

/// About 50,000 tokens; each coder is sent all of it.
constexpr std::size_t most_bytes = 200'000;

bool is_control(unsigned char letter) {
  return (letter < 0x20 && letter != '\n' && letter != '\r' && letter != '\t') || letter == 0x7F;
}

}  // namespace

std::string said_words(std::string words) {
  if (words.size() > most_bytes)
    throw input_error("That is a text of " + std::to_string(words.size()) + " bytes; up to " +
                      std::to_string(most_bytes) + " are read. Say it in fewer words.");
  std::replace_if(words.begin(), words.end(), is_control, ' ');
  return words;
}

}  // namespace maquette
