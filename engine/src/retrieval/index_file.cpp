// SPDX-License-Identifier: GPL-3.0-or-later
#include "retrieval/index_file.hpp"

#include <algorithm>
#include <cstdint>
#include <fstream>

#include "maquette/error.hpp"
#include "retrieval/bytes.hpp"

namespace maquette::retrieval {
namespace {

constexpr std::uint32_t magic = 0x5149'514D;  // "MQIQ"
constexpr std::uint32_t format = 1;

/// FNV-1a (Fowler, Noll and Vo) over words of eight bytes: it is to find damage, not malice.
std::uint64_t checksum(std::string_view content) {
  std::uint64_t sum = 0xcbf2'9ce4'8422'2325;
  while (!content.empty()) {
    std::uint64_t word = 0;
    const std::size_t size = std::min(content.size(), sizeof word);
    std::memcpy(&word, content.data(), size);
    sum = (sum ^ word) * 0x0000'0100'0000'01b3;
    sum ^= sum >> 29;
    content.remove_prefix(size);
  }
  return sum;
}

std::string heading(std::string_view key, std::string_view content) {
  byte_writer out;
  out.put(magic);
  out.put(format);
  out.put(key);
  out.put(static_cast<std::uint64_t>(content.size()));
  out.put(checksum(content));
  return out.bytes();
}

}  // namespace

void write_index_file(const std::filesystem::path& file, std::string_view key, std::string_view content) {
  std::filesystem::path partial = file;
  partial += ".part";
  std::error_code fault;
  std::filesystem::create_directories(file.parent_path(), fault);
  std::ofstream out(partial, std::ios::binary | std::ios::trunc);
  out << heading(key, content) << content;
  out.close();
  if (out) std::filesystem::rename(partial, file, fault);
  if (!out || fault) {
    std::filesystem::remove(partial, fault);
    throw store_error("Cannot write " + file.string() + ". Make room there, or make the folder writable.");
  }
}

std::optional<std::string> read_index_file(const std::filesystem::path& file, std::string_view key) {
  std::error_code fault;
  const auto size = std::filesystem::file_size(file, fault);
  if (fault) return std::nullopt;
  std::string bytes(static_cast<std::size_t>(size), '\0');
  std::ifstream in(file, std::ios::binary);
  if (!in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()))) return std::nullopt;
  const std::size_t begin = heading(key, "").size();
  if (bytes.size() < begin) return std::nullopt;
  const std::string_view content = std::string_view(bytes).substr(begin);
  if (std::string_view(bytes).substr(0, begin) != heading(key, content)) return std::nullopt;
  return bytes.substr(begin);
}

}  // namespace maquette::retrieval
