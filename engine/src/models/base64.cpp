// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base64.hpp"

#include <cstddef>
#include <cstdint>

namespace maquette {
namespace {

constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

}  // namespace

std::string to_base64(std::string_view bytes) {
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const std::string_view three = bytes.substr(at, 3);
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < 3; ++i)
      bits = bits << 8U | (i < three.size() ? static_cast<unsigned char>(three[i]) : 0U);
    for (std::size_t i = 0; i < 4; ++i)
      text.push_back(i <= three.size() ? letters[bits >> (18U - 6U * i) & 63U] : '=');
  }
  return text;
}

std::optional<std::string> from_base64(std::string_view text) {
  std::string bytes;
  bytes.reserve(text.size() / 4 * 3);
  std::uint32_t bits = 0;
  std::size_t count = 0;
  std::size_t padding = 0;
  for (const char c : text) {
    if (c == '\r' || c == '\n') continue;
    const auto value = letters.find(c);
    if (c == '=') ++padding;
    if (c != '=' && (value == std::string_view::npos || padding > 0)) return std::nullopt;
    bits = bits << 6U | (c == '=' ? 0U : static_cast<std::uint32_t>(value));
    if (++count % 4 != 0) continue;
    for (unsigned shift = 24; shift > 0; shift -= 8)
      bytes.push_back(static_cast<char>(bits >> (shift - 8) & 255U));
    bits = 0;
  }
  if (count % 4 != 0 || padding > 2) return std::nullopt;
  bytes.resize(bytes.size() - padding);
  return bytes;
}

}  // namespace maquette
