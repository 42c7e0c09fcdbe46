// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/words.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <map>

namespace maquette::library {
namespace {

bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0 || (c & 0x80) != 0; }
bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

bool ends_with(const std::string& text, std::string_view end) {
  return text.size() > end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

/// Walks over a request and cuts it into words.
class splitter {
 public:
  explicit splitter(std::string_view text) : text_(text) {}

  std::vector<word> run() {
    while (at_ < text_.size()) step();
    return std::move(words_);
  }

 private:
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

  void add(std::string text, std::optional<double> value = std::nullopt) {
    std::string lemma = value ? text : singular(text);
    words_.push_back({std::move(text), std::move(lemma), value, hyphen_, false});
    hyphen_ = false;
  }

  void step() {
    const char c = peek();
    const bool minus = c == '-' && is_digit(peek(1)) &&
                       (at_ == 0 || !(is_letter(text_[at_ - 1]) || is_digit(text_[at_ - 1])));
    if (is_digit(c) || minus || (c == '.' && is_digit(peek(1)))) return take_number();
    if (is_letter(c)) return take_word();
    if (c == '-' && !words_.empty() && is_letter(peek(1))) hyphen_ = true;
    if (c == ',' || c == ';' || c == '.' || c == '!' || c == '?') add(",");
    if ((c == '"' || c == '\'') && !words_.empty() && words_.back().value) add(std::string(1, c));
    if (c == '%') add("%");
    ++at_;
  }

  void take_number() {
    const std::size_t begin = at_;
    if (peek() == '-') ++at_;
    while (is_digit(peek()) || ((peek() == '.' || peek() == ',') && is_digit(peek(1)))) ++at_;
    std::string digits(text_.substr(begin, at_ - begin));
    // "1,5" is one and a half; "1,500" is one thousand five hundred.
    if (const auto comma = digits.find(','); comma != std::string::npos) {
      if (digits.size() - comma == 4)
        std::erase(digits, ',');
      else
        digits[comma] = '.';
    }
    double value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (peek() == '/' && is_digit(peek(1)) && peek(1) != '0') {
      ++at_;
      double divisor = 0;
      const auto end = std::from_chars(text_.data() + at_, text_.data() + text_.size(), divisor).ptr;
      at_ = static_cast<std::size_t>(end - text_.data());
      value /= divisor;
    }
    add(std::string(text_.substr(begin, at_ - begin)), value);
    if (peek() == 'x' && is_digit(peek(1))) {  // "60x40 cm"
      add("x");
      ++at_;
    }
    if (peek() == ':' && is_digit(peek(1))) {
      add(":");
      ++at_;
    }
    if (peek() == '-' && is_letter(peek(1))) hyphen_ = true;
    if (text_.substr(at_, 2) == "\xC2\xB0") {
      add("°");
      at_ += 2;
    }
  }

  void take_word() {
    std::string text;
    while (is_letter(peek()) || (is_digit(peek()) && !text.empty()) ||
           (peek() == '\'' && is_letter(peek(1)))) {
      text += static_cast<char>(std::tolower(static_cast<unsigned char>(peek())));
      ++at_;
    }
    if (ends_with(text, "'s")) text.resize(text.size() - 2);
    add(std::move(text));
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool hyphen_ = false;
  std::vector<word> words_;
};

}  // namespace

std::vector<word> split_words(std::string_view text) { return splitter(text).run(); }

std::vector<word> rephrased(const std::vector<word>& request,
                            const std::vector<std::pair<std::string, std::string>>& synonyms,
                            const std::vector<std::vector<std::string>>& names) {
  std::vector<std::string> lemmas;
  for (const word& word : request) lemmas.push_back(word.lemma);
  std::vector<word> out;
  for (std::size_t at = 0; at < request.size();) {
    std::size_t longest = match_name(lemmas, at, names);
    const std::string* better = nullptr;
    for (const auto& [phrase, meaning] : synonyms) {
      std::vector<std::string> wanted;
      for (word& word : split_words(phrase)) wanted.push_back(std::move(word.lemma));
      if (wanted.size() <= longest) continue;
      // "make the head square" says "square head".
      const bool turned = wanted.size() == 2 && match_name(lemmas, at, {{wanted[1], wanted[0]}}) > 0;
      if (!turned && match_name(lemmas, at, {wanted}) == 0) continue;
      longest = wanted.size();
      better = &meaning;
    }
    if (better != nullptr) {
      for (word& word : split_words(*better)) {
        word.soft = true;
        out.push_back(std::move(word));
      }
    } else {
      longest = std::max<std::size_t>(longest, 1);
      out.insert(out.end(), request.begin() + static_cast<std::ptrdiff_t>(at),
                 request.begin() + static_cast<std::ptrdiff_t>(at + longest));
    }
    at += longest;
  }
  return out;
}

std::size_t match_name(const std::vector<std::string>& lemmas, std::size_t at,
                       const std::vector<std::vector<std::string>>& names) {
  for (const auto& name : names) {
    if (at + name.size() > lemmas.size()) continue;
    if (std::equal(name.begin(), name.end(), lemmas.begin() + static_cast<std::ptrdiff_t>(at)))
      return name.size();
  }
  return 0;
}

std::string singular(const std::string& noun) {
  static const std::map<std::string, std::string> exceptions = {
      {"shelves", "shelf"}, {"leaves", "leaf"},     {"knives", "knife"},   {"halves", "half"},
      {"feet", "foot"},     {"inches", "inch"},     {"axes", "axis"},      {"glasses", "glass"},
      {"staves", "stave"},  {"us", "us"},           {"is", "is"},          {"this", "this"},
      {"its", "its"},       {"as", "as"},           {"has", "has"},        {"was", "was"},
      {"does", "does"},     {"chess", "chess"},     {"always", "always"},  {"bus", "bus"},
      {"canvas", "canvas"}, {"less", "less"},       {"brass", "brass"},    {"gas", "gas"},
      {"lens", "lens"},     {"legged", "leg"},      {"headed", "head"},    {"shelved", "shelf"},
      {"bladed", "blade"},  {"storied", "storey"},  {"tiered", "tier"},    {"armed", "arm"},
      {"wheeled", "wheel"}, {"drawered", "drawer"}, {"handled", "handle"}, {"roofed", "roof"},
      {"sailed", "sail"},   {"eyed", "eye"},        {"topped", "top"}};
  if (const auto found = exceptions.find(noun); found != exceptions.end()) return found->second;
  if (noun.size() < 4 || ends_with(noun, "ss") || ends_with(noun, "us") || ends_with(noun, "is")) return noun;
  if (ends_with(noun, "ies")) return noun.substr(0, noun.size() - 3) + "y";
  for (std::string_view end : std::array<std::string_view, 5>{"ches", "shes", "sses", "xes", "zes"})
    if (ends_with(noun, end)) return noun.substr(0, noun.size() - 2);
  if (ends_with(noun, "s")) return noun.substr(0, noun.size() - 1);
  return noun;
}

std::vector<std::string> name_words(std::string_view name) {
  std::vector<std::string> out(1);
  for (const char c : name) {
    if (c == '_' || c == ' ' || c == '-') {
      if (!out.back().empty()) out.emplace_back();
    } else {
      out.back() += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
  }
  if (out.back().empty()) out.pop_back();
  for (auto& part : out) part = singular(part);
  return out;
}

}  // namespace maquette::library
