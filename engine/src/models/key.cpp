// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/key.hpp"

#include <algorithm>
#include <cstddef>
#include <ostream>
#include <string_view>
#include <utility>

namespace maquette {
namespace {

constexpr std::string_view shown = "[key]";
constexpr std::size_t shortest_secret = 16;

}  // namespace

std::string key::redact(std::string text) const {
  // Providers quote keys with their middle starred out; so whatever begins as the key does is taken to be it.
  constexpr std::size_t telling = 6;
  if (secret_.size() < telling) return text;
  const std::string begin = secret_.substr(0, telling);
  constexpr std::string_view word = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_*.+/=";
  for (auto at = text.find(begin); at != std::string::npos; at = text.find(begin, at + shown.size())) {
    const auto after = text.find_first_not_of(word, at + begin.size());
    text.replace(at, (after == std::string::npos ? text.size() : after) - at, shown);
  }
  return text;
}

std::string key::redact_whole(std::string text) const {
  if (secret_.size() < shortest_secret) return text;
  for (auto at = text.find(secret_); at != std::string::npos; at = text.find(secret_, at + shown.size()))
    text.replace(at, secret_.size(), shown);
  return text;
}

std::string key::redact_so_far(std::string text) const {
  if (secret_.size() < shortest_secret) return text;
  text = redact_whole(std::move(text));
  for (std::size_t begun = std::min(secret_.size() - 1, text.size()); begun > 0; --begun) {
    if (!text.ends_with(std::string_view(secret_).substr(0, begun))) continue;
    text.resize(text.size() - begun);
    break;
  }
  return text;
}

std::ostream& operator<<(std::ostream& out, const key& secret) {
  return out << (secret.empty() ? "[no key]" : shown);
}

}  // namespace maquette
