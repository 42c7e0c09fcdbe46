// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/claims.hpp"

#include <algorithm>
#include <cmath>

#include "library/tokens.hpp"

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
  phrase(const std::vector<token>& tokens, std::vector<std::string> subject, bool loose)
      : tokens_(tokens), subject_(std::move(subject)), loose_(loose) {}

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
    std::string words;
    for (std::size_t i = 0; i < count; ++i) words += (i ? " " : "") + peek(i).text;
    claims_.push_back({subject_, std::move(value), std::move(words), loose_});
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
        return add(change_claim{peek().way.dimension, stepped(peek().way.sign, 1), false, false}, 1);
      case token_kind::superlative:
        return add(change_claim{peek().way.dimension, stepped(peek().way.sign, 1), false, true}, 1);
      case token_kind::size:
      case token_kind::size_comparative:
        return add(change_claim{"*", peek().value, false, false}, 1);
      case token_kind::colour:
        // "navy blue" is one colour, said twice.
        return add(colour_claim{peek().paint}, is(token_kind::colour, 1) ? 2 : 1);
      case token_kind::colour_change:
        return add(colour_change_claim{peek().value}, 1);
      case token_kind::material:
        return add(material_claim{shaded(peek())}, 1);
      case token_kind::finish:
        return add(finish_claim{peek().value, false}, 1);
      case token_kind::finish_change:
        return add(finish_claim{0.25 * peek().value, true}, 1);
      case token_kind::more:
        return read_more();
      case token_kind::time:
        return add(time_claim{static_cast<int>(peek().value), static_cast<int>(peek().second)}, 1);
      case token_kind::choice:
      case token_kind::unknown:
        return add(word_claim{peek().text}, 1);
      default:
        ++at_;
    }
  }

  static material_word shaded(const token& token) {
    material_word material = *token.material;
    if (token.paint[3] > 0) material.usual_colour = token.paint;
    return material;
  }

  void read_number() {
    const double value = peek().value;
    if (is(token_kind::unit, 1)) return read_measure(value, peek(1).unit);
    if (is(token_kind::more, 1)) return add(count_claim{value * peek(1).value, true}, 2);
    if (is(token_kind::adjective, 1)) return add(measure_claim{peek(1).way.dimension, value, "", false}, 2);
    if (is(token_kind::comparative, 1) && value > 0)  // "three times wider"
      return add(change_claim{peek(1).way.dimension, peek(1).way.sign > 0 ? value : 1 / value, true, false},
                 2);
    // "three storey": a number of something that is not known is no number of the subject.
    if (is(token_kind::unknown, 1)) return add(word_claim{peek().text + " " + peek(1).text}, 2);
    add(count_claim{value, false}, 1);
  }

  void read_measure(double value, const unit_word& unit) {
    const double size = value * unit.factor;
    if (unit.family == "%") return read_percent(value);
    if (is(token_kind::adjective, 2) || is(token_kind::dimension, 2))
      return add(measure_claim{peek(2).way.dimension, size, unit.family, false}, 3);
    if (is(token_kind::comparative, 2))
      return add(measure_claim{peek(2).way.dimension, size * peek(2).way.sign, unit.family, true}, 3);
    add(measure_claim{"", size, unit.family, false}, 2);
  }

  void read_percent(double percent) {
    const auto factor = [&](int sign) { return std::max(0.01, 1 + sign * percent / 100); };
    if (is(token_kind::comparative, 2))
      return add(change_claim{peek(2).way.dimension, factor(peek(2).way.sign), true, false}, 3);
    if (is(token_kind::size_comparative, 2))
      return add(change_claim{"*", factor(peek(2).way.sign), true, false}, 3);
    add(word_claim{peek().text + peek(1).text}, 2);
  }

  /// "height 40 cm", "widen by 5 cm".
  void read_dimension() {
    const direction way = peek().way;
    if (is(token_kind::number, 1)) {
      const bool unit = is(token_kind::unit, 2);
      const double value = peek(1).value * (unit ? peek(2).unit.factor : 1);
      return add(measure_claim{way.dimension, value, unit ? peek(2).unit.family : "", false}, unit ? 3 : 2);
    }
    if (is(token_kind::size_comparative, 1) || is(token_kind::comparative, 1))
      return add(change_claim{way.dimension, stepped(peek(1).way.sign, 1), false, false}, 2);
    if (is(token_kind::factor, 1)) return add(change_claim{way.dimension, peek(1).value, true, false}, 2);
    add(word_claim{peek().text}, 1);
  }

  void read_degree() {
    const double degree = peek().value;
    if (is(token_kind::adjective, 1) || is(token_kind::comparative, 1))
      return add(change_claim{peek(1).way.dimension, stepped(peek(1).way.sign, degree), false, false}, 2);
    if (is(token_kind::size, 1) || is(token_kind::size_comparative, 1))
      return add(change_claim{"*", std::pow(peek(1).value, degree), false, false}, 2);
    if (is(token_kind::colour_change, 1)) {
      const double amount = peek(1).value;
      return add(colour_change_claim{amount > 0 ? std::pow(amount, degree) : amount * degree}, 2);
    }
    ++at_;
  }

  void read_factor(double factor, std::size_t used) {
    if (is(token_kind::adjective, used) || is(token_kind::dimension, used))
      return add(change_claim{peek(used).way.dimension, factor, true, false}, used + 1);
    if (is(token_kind::size, used) || is(token_kind::size_comparative, used))
      return add(change_claim{"*", factor, true, false}, used + 1);
    add(change_claim{"*", factor, true, false}, used);
  }

  void read_more() {
    if (is(token_kind::finish, 1)) return add(finish_claim{0.25 * peek().value, true}, 2);  // "less shiny"
    add(count_claim{peek().value, true}, 1);
  }

  const std::vector<token>& tokens_;
  std::vector<std::string> subject_;
  bool loose_;
  std::size_t at_ = 0;
  std::vector<claim> claims_;
};

/// Finds out which subject each modifier belongs to: the noun that follows it, else the one before.
class claim_reader {
 public:
  explicit claim_reader(std::vector<token> tokens) : tokens_(std::move(tokens)) {}

  std::vector<claim> run() {
    merge_times();
    while (at_ < tokens_.size()) step();
    flush(true);
    return std::move(claims_);
  }

 private:
  const token& here() const { return tokens_[at_]; }
  bool next_is(token_kind kind) const { return at_ + 1 < tokens_.size() && tokens_[at_ + 1].kind == kind; }

  /// "two times as wide": the number and "times" are one factor.
  void merge_times() {
    for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
      if (tokens_[i].kind != token_kind::number || tokens_[i + 1].text != "times") continue;
      tokens_[i].kind = token_kind::factor;
      tokens_[i].text += " times";
      tokens_.erase(tokens_.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
  }

  void step() {
    const token& token = here();
    switch (token.kind) {
      case token_kind::noun:
        return read_noun();
      case token_kind::asset:
        subject_.clear();
        flush(false);
        ++at_;
        return;
      case token_kind::pronoun:
        flush(true);
        if (token.text != "them" && token.text != "they") subject_.clear();
        ++at_;
        return;
      case token_kind::everything:
        flush(true);
        if (!next_is(token_kind::noun)) subject_ = {"*"};
        ++at_;
        return;
      case token_kind::negation:
        flush(true);
        negated_ = true;
        ++at_;
        return;
      case token_kind::addition:
        flush(true);
        negated_ = false;
        ++at_;
        return;
      case token_kind::comma:
        flush(true);
        negated_ = false;
        ++at_;
        return;
      case token_kind::connector:
        return read_connector();
      case token_kind::possible:
        return read_possible();
      case token_kind::stop:
        ++at_;
        return;
      default:
        pending_.push_back(token);
        ++at_;
    }
  }

  /// "height of 40 cm" and "two of": glue. Elsewhere a connector ends a phrase.
  void read_connector() {
    const std::string& text = here().text;
    const bool names_dimension = !pending_.empty() && (pending_.back().kind == token_kind::dimension ||
                                                       pending_.back().kind == token_kind::comparative);
    const bool glue = (text == "of" || text == "to" || text == "at" || text == "by") && names_dimension;
    if (!glue) {
      flush(true);
      if (text == "with") negated_ = false;
    } else if (text == "by" || text == "to") {
      raise_by(text == "by");
    }
    ++at_;
  }

  /// "widen the seat by 5 cm" says a difference, "to 60 cm" a value; both stand in the order measure, way.
  void raise_by(bool relative) {
    if (at_ + 2 >= tokens_.size() || tokens_[at_ + 1].kind != token_kind::number ||
        tokens_[at_ + 2].kind != token_kind::unit)
      return;
    token way = pending_.back();
    pending_.pop_back();
    if (!relative) way.kind = token_kind::adjective;
    tokens_.insert(tokens_.begin() + static_cast<std::ptrdiff_t>(at_) + 3, way);
  }

  /// "raise the seat by 5 cm": the verb stands before its noun, the measure behind it.
  void move_way_behind_measure() {
    const bool verb = pending_.size() == 1 && pending_[0].kind == token_kind::comparative;
    if (!verb || at_ >= tokens_.size() || here().kind != token_kind::connector) return;
    if (here().text == "by" || here().text == "to") raise_by(here().text == "by");
  }

  /// "as wide as possible", "to the maximum".
  void read_possible() {
    if (!pending_.empty() &&
        (pending_.back().kind == token_kind::adjective || pending_.back().kind == token_kind::comparative))
      pending_.back().kind = token_kind::superlative;
    ++at_;
  }

  void read_noun() {
    std::vector<std::string> noun{here().lemma};
    std::string text = here().text;
    const bool compound = here().compound;
    ++at_;
    // "seat cushion" is one thing; "three-legged stool" is not.
    while (at_ < tokens_.size() && here().kind == token_kind::noun && !here().compound) {
      noun.push_back(here().lemma);
      text += " " + here().text;
      ++at_;
    }
    const bool before_asset = at_ < tokens_.size() && here().kind == token_kind::asset;
    if (compound || before_asset) return read_compound(noun, text);
    subject_ = noun;
    move_way_behind_measure();
    if (negated_) {
      claims_.push_back({noun, presence_claim{false}, "no " + text, false});
      pending_.clear();
      return;
    }
    flush(false);
    // "with a yellow cushion" asks for a cushion, too.
    claims_.push_back({noun, presence_claim{true}, text, false});
  }

  /// "a red three-legged stool": only the word right before belongs to the legs.
  void read_compound(const std::vector<std::string>& noun, const std::string& text) {
    std::vector<token> own;
    if (!pending_.empty() &&
        (pending_.back().kind == token_kind::number || pending_.back().kind == token_kind::choice)) {
      own.push_back(pending_.back());
      pending_.pop_back();
    }
    if (own.empty()) {
      claims_.push_back({noun, presence_claim{!negated_}, text, false});
      return;
    }
    append(phrase(own, noun, false).run());
  }

  void flush(bool behind) {
    if (pending_.empty()) return;
    // "width of the seat 50 cm": the dimension waits for its number.
    const bool waits =
        pending_.size() == 1 && pending_[0].kind == token_kind::dimension && at_ < tokens_.size();
    if (waits) return;
    // "with purple wings": what is purple is nothing that this asset has.
    if (behind && pending_.size() > 1 && pending_.back().kind == token_kind::unknown) {
      std::string text;
      for (const token& token : pending_) text += (text.empty() ? "" : " ") + token.text;
      claims_.push_back({{}, word_claim{text}, text, false});
      pending_.clear();
      return;
    }
    append(phrase(pending_, subject_, behind).run());
    pending_.clear();
  }

  void append(std::vector<claim> more) {
    for (claim& claim : more) claims_.push_back(std::move(claim));
  }

  std::vector<token> tokens_;
  std::size_t at_ = 0;
  std::vector<token> pending_;
  std::vector<std::string> subject_;
  bool negated_ = false;
  std::vector<claim> claims_;
};

}  // namespace

std::vector<claim> read_claims(const std::vector<word>& words, const vocabulary& vocabulary,
                               const lexicon& lexicon) {
  return claim_reader(read_tokens(words, vocabulary, lexicon)).run();
}

}  // namespace maquette::library
