// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <random>

#include "maquette/store.hpp"

namespace maquette {
namespace {

using random_bytes = std::array<std::uint8_t, 10>;

random_bytes draw() {
  std::random_device device;
  random_bytes bytes{};
  for (auto& byte : bytes) byte = static_cast<std::uint8_t>(device() & 0xFFU);
  return bytes;
}

void increment(random_bytes& bytes) {
  for (auto byte = bytes.rbegin(); byte != bytes.rend(); ++byte) {
    if (++*byte != 0) return;
  }
}

// 16 bytes are 128 bits, a ULID's 26 digits hold 130: two zero bits stand in front.
std::string to_base32(const std::array<std::uint8_t, 16>& bytes) {
  constexpr std::string_view digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  std::string text;
  text.reserve(26);
  std::uint32_t bits = 0;
  int held = 2;
  for (const auto byte : bytes) {
    bits = (bits << 8U) | byte;
    held += 8;
    for (; held >= 5; held -= 5) text += digits[(bits >> static_cast<unsigned>(held - 5)) & 31U];
    bits &= 31U;
  }
  return text;
}

}  // namespace

std::string new_id() {
  static std::mutex mutex;
  static std::uint64_t last_time = 0;
  static random_bytes last_random{};

  const std::lock_guard lock(mutex);
  const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
  const auto now =
      static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::milliseconds>(since_epoch).count());
  // Within one millisecond, and when the clock is set back, counting up keeps ids in the order of making.
  if (now > last_time) {
    last_time = now;
    last_random = draw();
  } else {
    increment(last_random);
  }
  std::array<std::uint8_t, 16> bytes{};
  for (std::size_t i = 0; i < 6; ++i) bytes[i] = static_cast<std::uint8_t>(last_time >> (8 * (5 - i)));
  for (std::size_t i = 0; i < last_random.size(); ++i) bytes[6 + i] = last_random[i];
  return to_base32(bytes);
}

}  // namespace maquette
