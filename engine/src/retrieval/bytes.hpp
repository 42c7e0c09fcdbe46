// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace maquette::retrieval {

/// A file that ends early or says what cannot be.
struct malformed : std::runtime_error {
  malformed() : std::runtime_error("malformed") {}
};

/// Puts plain values, strings and arrays of plain values behind each other, as they lie in memory: for files
/// that are read on the machine that wrote them.
class byte_writer {
 public:
  template <typename T>
  requires std::is_trivially_copyable_v<T>
  void put(const T& value) { append(&value, sizeof value); }
  void put(std::string_view text) {
    put(static_cast<std::uint64_t>(text.size()));
    append(text.data(), text.size());
  }
  template <typename T>
  requires std::is_trivially_copyable_v<T>
  void put(const std::vector<T>& values) {
    put(static_cast<std::uint64_t>(values.size()));
    append(values.data(), values.size() * sizeof(T));
  }

  const std::string& bytes() const { return bytes_; }

 private:
  void append(const void* from, std::size_t size) { bytes_.append(static_cast<const char*>(from), size); }
  std::string bytes_;
};

/// Takes them out again. Throws malformed where there is less than was said.
class byte_reader {
 public:
  explicit byte_reader(std::string_view bytes) : rest_(bytes) {}

  template <typename T>
  requires std::is_trivially_copyable_v<T> T take() {
    T value;
    std::memcpy(&value, next(sizeof value).data(), sizeof value);
    return value;
  }
  std::string_view take_text() { return next(take_count(1)); }
  template <typename T>
  requires std::is_trivially_copyable_v<T> std::vector<T> take_all() {
    std::vector<T> values(take_count(sizeof(T)));
    const auto from = next(values.size() * sizeof(T));
    if (!from.empty()) std::memcpy(values.data(), from.data(), from.size());
    return values;
  }
  /// How many things of at least `size` bytes follow.
  std::size_t take_count(std::size_t size) {
    const auto count = take<std::uint64_t>();
    if (count > rest_.size() / size) throw malformed();
    return static_cast<std::size_t>(count);
  }
  bool empty() const { return rest_.empty(); }

 private:
  std::string_view next(std::size_t size) {
    if (size > rest_.size()) throw malformed();
    const auto taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
  }
  std::string_view rest_;
};

}  // namespace maquette::retrieval
