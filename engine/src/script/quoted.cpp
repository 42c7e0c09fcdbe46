// SPDX-License-Identifier: GPL-3.0-or-later
#include "script/quoted.hpp"

#include <array>
#include <charconv>
#include <cstdint>

namespace maquette::source {
namespace {

void append_utf8(std::uint32_t code, std::string& text) {
  const auto add = [&text](std::uint32_t byte) { text += static_cast<char>(byte); };
  if (code < 0x80) {
    add(code);
  } else if (code < 0x800) {
    add(0xC0U | (code >> 6U));
    add(0x80U | (code & 0x3FU));
  } else if (code < 0x10000) {
    add(0xE0U | (code >> 12U));
    add(0x80U | ((code >> 6U) & 0x3FU));
    add(0x80U | (code & 0x3FU));
  } else {
    add(0xF0U | (code >> 18U));
    add(0x80U | ((code >> 12U) & 0x3FU));
    add(0x80U | ((code >> 6U) & 0x3FU));
    add(0x80U | (code & 0x3FU));
  }
}

std::optional<std::uint32_t> read_code_point(std::string_view digits, std::size_t count) {
  if (digits.size() < count) return std::nullopt;
  std::uint32_t code = 0;
  const char* end = digits.data() + count;
  const auto [stop, fault] = std::from_chars(digits.data(), end, code, 16);
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (fault != std::errc{} || stop != end || surrogate || code > 0x10FFFF) return std::nullopt;
  return code;
}

struct simple_escape {
  char letter;
  std::string_view value;
};
constexpr std::array<simple_escape, 12> simple_escapes{{{'\\', "\\"},
                                                        {'\'', "'"},
                                                        {'"', "\""},
                                                        {'n', "\n"},
                                                        {'t', "\t"},
                                                        {'r', "\r"},
                                                        {'a', "\a"},
                                                        {'b', "\b"},
                                                        {'f', "\f"},
                                                        {'v', "\v"},
                                                        {'\n', ""},
                                                        {'\r', ""}}};

/// Reads the escape whose letter stands at the front of `rest`; gives the bytes read, 0 where it cannot.
std::size_t read_escape(std::string_view rest, std::string& value) {
  if (rest.empty()) return 0;
  const char letter = rest.front();
  if (rest.starts_with("\r\n")) return 2;
  for (const simple_escape& each : simple_escapes) {
    if (each.letter != letter) continue;
    value += each.value;
    return 1;
  }
  const std::size_t digits = letter == 'x' ? 2 : letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
  if (digits > 0) {
    const auto code = read_code_point(rest.substr(1), digits);
    if (!code) return 0;
    append_utf8(*code, value);
    return 1 + digits;
  }
  if (letter == 'N' || (letter >= '0' && letter <= '7')) return 0;
  value += '\\';  // Python keeps the backslash of an escape that it does not know
  value += letter;
  return 1;
}

}  // namespace

std::optional<quoted> read_quoted(std::string_view text) {
  if (text.empty() || (text.front() != '"' && text.front() != '\'')) return std::nullopt;
  const std::string tripled(3, text.front());
  const bool is_tripled = text.starts_with(tripled);
  const std::string_view close = is_tripled ? std::string_view(tripled) : text.substr(0, 1);
  quoted result;
  std::size_t at = close.size();
  while (at < text.size()) {
    if (text.substr(at).starts_with(close)) {
      result.length = at + close.size();
      return result;
    }
    const char letter = text[at++];
    if (letter == '\\') {
      const std::size_t read = read_escape(text.substr(at), result.value);
      if (read == 0) return std::nullopt;
      at += read;
    } else if (!is_tripled && (letter == '\n' || letter == '\r')) {
      return std::nullopt;
    } else {
      result.value += letter;
    }
  }
  return std::nullopt;
}

std::string quote(std::string_view value) {
  constexpr std::string_view hexadecimal = "0123456789abcdef";
  std::string result = "\"";
  for (const char letter : value) {
    const auto code = static_cast<unsigned char>(letter);
    if (letter == '"' || letter == '\\') {
      result += '\\';
      result += letter;
    } else if (letter == '\n') {
      result += "\\n";
    } else if (letter == '\t') {
      result += "\\t";
    } else if (code < 0x20 || code == 0x7F) {
      result += "\\x";
      result += hexadecimal[code >> 4U];
      result += hexadecimal[code & 0xFU];
    } else {
      result += letter;
    }
  }
  return result + '"';
}

}  // namespace maquette::source
