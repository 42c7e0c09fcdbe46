// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/phrase.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace maquette::library {
namespace {

/// How far "wider" goes: a quarter more. "Much" and "slightly" scale this step.
constexpr double usual_step = 0.25;

double stepped(int sign, double degree) {
  const double factor = 1 + usual_step * degree;
  return sign >= 0 ? factor : 1 / factor;
}

/// Turns the modifiers that belong to one subject into claims.
class phrase {
 public:
  phrase(const std::vector<token>& tokens, const claim& about) : tokens_(tokens), about_(about) {}

  std::vector<claim> run() {
    while (at_ < tokens_.size()) step();
    return std::move(claims_);
  }

 private:
  bool is(token_kind kind, std::size_t ahead = 0) const {
    return at_ + ahead < tokens_.size() && tokens_[at_ + ahead].kind == kind;
  }
  const token& peek(std::size_t ahead = 0) const { return tokens_[at_ + ahead]; }

  void add(claim_value value, std::size_t count) {
    claim made = about_;
    made.value = std::move(value);
    made.soft = count > 0 && peek().soft;
    made.words.clear();
    for (std::size_t i = 0; i < count; ++i) made.words += (i ? " " : "") + peek(i).text;
    claims_.push_back(std::move(made));
    at_ += count;
  }

  void step() {
    switch (peek().kind) {
      case token_kind::number:
        return read_number();
      case token_kind::dimension:
        return read_dimension();
      case token_kind::degree:
        return read_degree();
      case token_kind::factor:
        return read_factor(peek().value, 1);
      case token_kind::adjective:
      case token_kind::comparative:
        return add(
            change_claim{peek().way.dimension, stepped(peek().way.sign, 1), false, peek().way.to_limit, ""},
            1);
      case token_kind::superlative:
        return add(change_claim{peek().way.dimension, stepped(peek().way.sign, 1), false, true, ""}, 1);
      case token_kind::fill:
        // "filled with sand": what it is filled with is nothing that this asset knows.
        if (at_ + 1 < tokens_.size() && about_.loose) return read_rest_as_unknown();
        return add(fill_claim{peek().value}, 1);
      case token_kind::power:
        return add(power_claim{peek().value > 0}, 1);
      case token_kind::extents:
        return read_extents();
      case token_kind::size:
      case token_kind::size_comparative:
        return add(change_claim{"*", peek().value, false, false, ""}, 1);
      case token_kind::colour:
        return read_colours();
      case token_kind::colour_change:
        return add(colour_change_claim{peek().value}, 1);
      case token_kind::material:
        return read_material();
      case token_kind::finish:
        return add(finish_claim{peek().value, false}, 1);
      case token_kind::finish_change:
        return add(finish_claim{0.25 * peek().value, true}, 1);
      case token_kind::more:
        return read_more();
      case token_kind::many:
        return add(count_claim{1, is(token_kind::more, 1), true}, is(token_kind::more, 1) ? 2 : 1);
      case token_kind::time:
        return add(time_claim{static_cast<int>(peek().value), static_cast<int>(peek().second)}, 1);
      case token_kind::choice:
        if (is(token_kind::more, 1)) return read_rest_as_unknown();  // "smile less"
        return add(word_claim{peek().text}, 1);
      case token_kind::unknown:
        return read_unknown();
      default:
        ++at_;
    }
  }

  /// "navy blue" is one colour, said twice; "red blue" are two.
  void read_colours() {
    const bool twice = is(token_kind::colour, 1) && are_alike(peek().paint, peek(1).paint);
    add(colour_claim{peek().paint}, twice ? 2 : 1);
  }

  /// "silver plastic" is plastic of silver's colour.
  void read_material() {
    const auto& here = *peek().material;
    if (is(token_kind::material, 1) && here.usual_colour) {
      const auto& next = *peek(1).material;
      const bool other =
          std::none_of(here.choices.begin(), here.choices.end(), [&](const std::string& choice) {
            return std::find(next.choices.begin(), next.choices.end(), choice) != next.choices.end();
          });
      if (other) return add(colour_claim{*here.usual_colour}, 1);
    }
    add(material_claim{shaded(peek())}, 1);
  }

  /// Words that nobody knows are told of together.
  void read_unknown() {
    std::size_t count = 1;
    while (is(token_kind::unknown, count)) ++count;
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += (i ? " " : "") + peek(i).text;
    add(word_claim{text}, count);
  }

  /// Whether a bare number can measure it: "2 high", not "four straight".
  static bool is_length(const direction& way) {
    static const std::set<std::string> lengths = {"width",  "height",    "depth",
                                                  "length", "thickness", "diameter"};
    return lengths.contains(way.dimension);
  }

  static material_word shaded(const token& token) {
    material_word material = *token.material;
    if (token.paint[3] > 0) material.usual_colour = token.paint;
    return material;
  }

  /// "60 x 40 cm" is width and depth, a third number the height.
  void read_extents() {
    const token& said = peek();
    const std::string text = said.text;
    static const std::vector<std::string> dimensions{"width", "depth", "height"};
    const std::vector<double> sizes{said.value, said.second, said.third};
    for (std::size_t i = 0; i < 3 && sizes[i] > 0; ++i) {
      add(measure_claim{dimensions[i], sizes[i], "m", false, ""}, 0);
      claims_.back().words = text;
    }
    ++at_;
  }

  void read_number() {
    const double value = peek().value;
    if (is(token_kind::unit, 1)) return read_measure(value, peek(1).unit);
    if (is(token_kind::more, 1)) return add(count_claim{value * peek(1).value, true, false}, 2);
    if (is(token_kind::adjective, 1) && is_length(peek(1).way))
      return add(measure_claim{peek(1).way.dimension, value, "", false, ""}, 2);
    if (is(token_kind::comparative, 1) && value > 0)  // "three times wider"
      return add(
          change_claim{peek(1).way.dimension, peek(1).way.sign > 0 ? value : 1 / value, true, false, ""}, 2);
    if (is(token_kind::size_comparative, 1)) return add(change_claim{"*", value, true, false, ""}, 2);
    // "three storey": a number of something that is not known is no number of the asset.
    if (is(token_kind::unknown, 1) && about_.subject.empty())
      return add(word_claim{peek().text + " " + peek(1).text}, 2);
    add(count_claim{value, false, false}, 1);
  }

  void read_measure(double value, const unit_word& unit) {
    const double size = value * unit.factor;
    if (unit.family == "%") return read_percent(value);
    if (is(token_kind::adjective, 2) || is(token_kind::dimension, 2))
      return add(measure_claim{peek(2).way.dimension, size, unit.family, false, ""}, 3);
    if (is(token_kind::comparative, 2))
      return add(measure_claim{peek(2).way.dimension, size * peek(2).way.sign, unit.family, true, ""}, 3);
    if (is(token_kind::size_comparative, 2))
      return add(measure_claim{"size", size * peek(2).way.sign, unit.family, true, ""}, 3);
    if (is(token_kind::more, 2))
      return add(measure_claim{"", size * peek(2).value, unit.family, true, ""}, 3);
    if (is(token_kind::side, 2))
      return add(measure_claim{"angle", size, unit.family, true, peek(2).lemma}, 3);
    add(measure_claim{"", size, unit.family, false, ""}, 2);
  }

  void read_percent(double percent) {
    const auto factor = [&](int sign) { return std::max(0.01, 1 + sign * percent / 100); };
    if (is(token_kind::comparative, 2))
      return add(change_claim{peek(2).way.dimension, factor(peek(2).way.sign), true, false, ""}, 3);
    if (is(token_kind::size_comparative, 2))
      return add(change_claim{"*", factor(peek(2).way.sign), true, false, ""}, 3);
    add(word_claim{peek().text + peek(1).text}, 2);
  }

  /// "height 40 cm", "widen by 5 cm".
  void read_dimension() {
    const direction way = peek().way;
    if (is(token_kind::number, 1)) {
      const bool unit = is(token_kind::unit, 2);
      const double value = peek(1).value * (unit ? peek(2).unit.factor : 1);
      return add(measure_claim{way.dimension, value, unit ? peek(2).unit.family : "", false, ""},
                 unit ? 3 : 2);
    }
    if (is(token_kind::size_comparative, 1) || is(token_kind::comparative, 1))
      return add(change_claim{way.dimension, stepped(peek(1).way.sign, 1), false, false, ""}, 2);
    if (is(token_kind::factor, 1)) return add(change_claim{way.dimension, peek(1).value, true, false, ""}, 2);
    add(word_claim{peek().text}, 1);
  }

  void read_degree() {
    const double degree = peek().value;
    if (is(token_kind::more, 1) && is(token_kind::adjective, 2)) {
      const double more = peek(1).value;
      return read_graded(more, degree, 3);
    }
    if (is(token_kind::more, 1) && about_.loose) return read_rest_as_unknown();
    if (is(token_kind::more, 1))
      return add(
          count_claim{degree >= 1 ? peek(1).value : std::copysign(1.0, peek(1).value), true, degree >= 1}, 2);
    if (is(token_kind::adjective, 1) || is(token_kind::comparative, 1))
      return add(change_claim{peek(1).way.dimension, stepped(peek(1).way.sign, degree), false, false, ""}, 2);
    if (is(token_kind::size, 1) || is(token_kind::size_comparative, 1))
      return add(change_claim{"*", std::pow(peek(1).value, degree), false, false, ""}, 2);
    if (is(token_kind::colour_change, 1)) {
      const double amount = peek(1).value;
      return add(colour_change_claim{amount > 0 ? std::pow(amount, degree) : amount * degree}, 2);
    }
    ++at_;
  }

  void read_factor(double factor, std::size_t used) {
    if (is(token_kind::many, used)) return add(change_claim{"count", factor, true, false, ""}, used + 1);
    if (is(token_kind::adjective, used) || is(token_kind::dimension, used))
      return add(change_claim{peek(used).way.dimension, factor, true, false, ""}, used + 1);
    if (is(token_kind::size, used) || is(token_kind::size_comparative, used))
      return add(change_claim{"*", factor, true, false, ""}, used + 1);
    add(change_claim{"*", factor, true, false, ""}, used);
  }

  /// "less tall" is shorter, "more crooked" is more so. Of what cannot be graded, it is not known how.
  void read_more() {
    if (is(token_kind::adjective, 1)) return read_graded(peek().value, 1.0, 2);
    if (is(token_kind::finish, 1)) return add(finish_claim{0.25 * peek().value, true}, 2);  // "less shiny"
    if (about_.loose || is(token_kind::colour, 1) || is(token_kind::choice, 1)) return read_rest_as_unknown();
    add(count_claim{peek().value, true, false}, 1);
  }

  void read_graded(double more, double degree, std::size_t used) {
    const direction& way = peek(used - 1).way;
    const int sign = more > 0 ? way.sign : -way.sign;
    add(change_claim{way.dimension, stepped(sign, degree), false, false, ""}, used);
  }

  void read_rest_as_unknown() { add(word_claim{""}, tokens_.size() - at_); }

  const std::vector<token>& tokens_;
  const claim& about_;
  std::size_t at_ = 0;
  std::vector<claim> claims_;
};

}  // namespace

std::vector<claim> read_phrase(const std::vector<token>& modifiers, const claim& about) {
  return phrase(modifiers, about).run();
}

std::string words_of(const std::vector<token>& tokens) {
  std::string text;
  for (const token& token : tokens) text += (text.empty() ? "" : " ") + token.text;
  return text;
}

}  // namespace maquette::library
