// SPDX-License-Identifier: GPL-3.0-or-later
#include "script/number.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

#include "maquette/error.hpp"

namespace maquette::source {
namespace {

constexpr double longest_in_plain_digits = 1e15;  ///< beyond, a float is written with an exponent
constexpr int most_decimals = 6;

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

/// Moves the digits at the front of `text` to `digits`; false where an underscore is not between two digits.
bool take_digits(std::string_view& text, std::string& digits) {
  bool after_digit = false;
  while (!text.empty() && (is_digit(text.front()) || text.front() == '_')) {
    const bool digit = is_digit(text.front());
    if (!digit && !after_digit) return false;
    if (digit) digits += text.front();
    after_digit = digit;
    text.remove_prefix(1);
  }
  return after_digit || digits.empty();
}

/// A number's text with its grammar checked and its underscores gone, as from_chars takes it.
struct number_text {
  std::string digits;
  bool is_float = false;
};

std::optional<number_text> check_grammar(std::string_view text) {
  number_text result;
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
    if (text.front() == '-') result.digits = "-";
    text.remove_prefix(1);
  }
  std::string whole;
  std::string decimals;
  if (!take_digits(text, whole)) return std::nullopt;
  if (text.starts_with('.')) {
    result.is_float = true;
    text.remove_prefix(1);
    if (!take_digits(text, decimals)) return std::nullopt;
  }
  if (whole.empty() && decimals.empty()) return std::nullopt;
  result.digits += (whole.empty() ? "0" : whole) + (decimals.empty() ? "" : "." + decimals);
  if (text.starts_with('e') || text.starts_with('E')) {
    result.is_float = true;
    result.digits += 'e';
    text.remove_prefix(1);
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
      result.digits += text.front();
      text.remove_prefix(1);
    }
    std::string exponent;
    if (!take_digits(text, exponent) || exponent.empty()) return std::nullopt;
    result.digits += exponent;
  }
  const bool leading_zero = whole.size() > 1 && whole.front() == '0';
  if (!text.empty() || (!result.is_float && leading_zero)) return std::nullopt;
  return result;
}

template <typename Number>
std::optional<parameter_value> convert(const std::string& digits) {
  Number value{};
  const char* end = digits.data() + digits.size();
  const auto [stop, fault] = std::from_chars(digits.data(), end, value);
  if (fault != std::errc{} || stop != end) return std::nullopt;
  return value;
}

template <typename... Format>
std::string to_text(double value, Format... format) {
  std::array<char, 64> buffer{};
  const auto [end, fault] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, format...);
  return {buffer.data(), end};
}

std::string with_point(std::string text) {
  if (text.find_first_of(".e") == std::string::npos) text += ".0";
  return text == "-0.0" ? "0.0" : text;
}

void require_finite(double value) {
  if (!std::isfinite(value))
    throw input_error("A value must be a finite number; " + to_text(value) + " is none.");
}

/// Rounds a text with a point to `most_decimals`.
std::string rounded(double value) {
  std::string text = to_text(value, std::chars_format::fixed, most_decimals);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text += '0';
  return text;
}

}  // namespace

std::optional<parameter_value> read_number(std::string_view text) {
  const auto number = check_grammar(text);
  if (!number) return std::nullopt;
  return number->is_float ? convert<double>(number->digits) : convert<std::int64_t>(number->digits);
}

std::string float_literal(double value) {
  require_finite(value);
  if (std::abs(value) >= longest_in_plain_digits) return exact_float_literal(value);
  const std::string shortest = to_text(value);
  const std::size_t point = shortest.find('.');
  const bool is_short = shortest.find('e') == std::string::npos &&
                        (point == std::string::npos || shortest.size() - point - 1 <= most_decimals);
  return with_point(is_short ? shortest : rounded(value));
}

std::string exact_float_literal(double value) {
  require_finite(value);
  return with_point(to_text(value));
}

std::string plain_number(double value) {
  if (!std::isfinite(value)) return to_text(value);
  std::string text = float_literal(value);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text;
}

}  // namespace maquette::source
