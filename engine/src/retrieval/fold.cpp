// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <cstddef>
#include <cstdint>

#include "retrieval/words.hpp"

namespace maquette::retrieval {
namespace {

struct code_point {
  std::uint32_t value = 0;
  std::size_t length = 0;  ///< in bytes; 0 where the bytes are no UTF-8
};

unsigned byte_at(std::string_view text, std::size_t position) {
  return static_cast<unsigned char>(text[position]);
}

code_point decode(std::string_view text, std::size_t position) {
  const auto lead = byte_at(text, position);
  const std::size_t length = lead < 0x80   ? 1
                             : lead < 0xC2 ? 0
                             : lead < 0xE0 ? 2
                             : lead < 0xF0 ? 3
                             : lead < 0xF5 ? 4
                                           : 0;
  if (length == 0 || position + length > text.size()) return {};
  if (length == 1) return {lead, 1};
  std::uint32_t value = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    const auto next = byte_at(text, position + i);
    if ((next & 0xC0U) != 0x80U) return {};
    value = (value << 6U) | (next & 0x3FU);
  }
  return {value, length};
}

// U+00C0 to U+00FF without their accents; a space for the two signs among them.
constexpr std::array<std::string_view, 64> latin = {
    "A", "A", "A", "A", "A", "A", "AE", "C", "E", "E", "E", "E", "I", "I", "I",  "I",   //
    "D", "N", "O", "O", "O", "O", "O",  " ", "O", "U", "U", "U", "U", "Y", "Th", "ss",  //
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",   //
    "d", "n", "o", "o", "o", "o", "o",  " ", "o", "u", "u", "u", "u", "y", "th", "y"};

bool in(std::uint32_t value, std::uint32_t first, std::uint32_t last) {
  return value >= first && value <= last;
}

bool is_dropped(std::uint32_t value) {
  return value == '\'' || value == 0x2018 || value == 0x2019 || value == 0x00AD || in(value, 0x0300, 0x036F);
}

bool is_separator(std::uint32_t value) {
  return in(value, 0x0080, 0x00BF) || in(value, 0x2000, 0x2BFF) || in(value, 0x3000, 0x303F) ||
         in(value, 0xFE00, 0xFE6F) || in(value, 0xFEFF, 0xFF0F);
}

}  // namespace

std::string fold_text(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  for (std::size_t position = 0; position < text.size();) {
    const auto [value, length] = decode(text, position);
    if (length == 0) {
      folded += ' ';
      ++position;
      continue;
    }
    if (is_dropped(value)) {
      // nothing stands in its place: "chair's" is found as "chairs"
    } else if (is_separator(value)) {
      folded += ' ';
    } else if (in(value, 0x00C0, 0x00FF)) {
      folded += latin[value - 0x00C0];
    } else {
      folded += text.substr(position, length);
    }
    position += length;
  }
  return folded;
}

}  // namespace maquette::retrieval
