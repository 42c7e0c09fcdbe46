// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/tokens.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace maquette::library {
namespace {

class token_reader {
 public:
  token_reader(const std::vector<word>& words, const vocabulary& vocabulary, const lexicon& lexicon)
      : words_(words), vocabulary_(vocabulary), lexicon_(lexicon) {
    for (const word& word : words) lemmas_.push_back(word.lemma);
  }

  std::vector<token> run() {
    while (at_ < words_.size()) {
      token next = read();
      out_.push_back(std::move(next));
    }
    return std::move(out_);
  }

 private:
  const word& here() const { return words_[at_]; }
  bool has(std::size_t ahead) const { return at_ + ahead < words_.size(); }
  const std::string& text(std::size_t ahead = 0) const {
    static const std::string none;
    return has(ahead) ? words_[at_ + ahead].text : none;
  }
  bool after_number() const { return !out_.empty() && out_.back().kind == token_kind::number; }

  token take(token_kind kind, std::size_t count = 1) {
    token out;
    out.kind = kind;
    out.lemma = here().lemma;
    out.compound = here().after_hyphen;
    for (std::size_t i = 0; i < count; ++i) out.text += (i ? " " : "") + words_[at_ + i].text;
    at_ += count;
    return out;
  }

  /// The order is the grammar: what stands first wins.
  token read() {
    if (text() == ",") return take(token_kind::comma);
    if (auto time = read_time()) return *time;
    if (auto number = read_number()) return *number;
    if (auto unit = read_unit()) return *unit;
    if (const auto size = match_name(lemmas_, at_, vocabulary_.asset_names)) return read_asset(size);
    if (auto colour = read_colour()) return *colour;
    if (auto degree = read_degree()) return *degree;
    if (vocabulary_.nouns.contains(here().lemma) && !is_modifier_before_noun()) return read_noun();
    if (auto property = read_property()) return *property;
    if (auto look = read_look()) return *look;
    if (vocabulary_.choices.contains(choice_stem(text()))) return take(token_kind::choice);
    return read_grammar();
  }

  /// "metal" in "metal hoops" is a material even where "metal" also names a part.
  bool is_modifier_before_noun() const {
    const bool modifies = lexicon_.materials.contains(text()) || lexicon_.adjectives.contains(text());
    return modifies && has(1) && vocabulary_.nouns.contains(words_[at_ + 1].lemma);
  }

  /// A name may say how the thing is as well: "metal bucket", "conifer".
  token read_asset(std::size_t size) {
    for (std::size_t i = 0; i < size; ++i) {
      const word& part = words_[at_ + i];
      token said;
      said.text = said.lemma = part.text;
      const auto material = lexicon_.materials.find(part.text);
      if (material != lexicon_.materials.end() && is_choice(material->second)) {
        said.kind = token_kind::material;
        said.material = &material->second;
      } else if (vocabulary_.choices.contains(choice_stem(part.text))) {
        said.kind = token_kind::choice;
      } else {
        continue;
      }
      out_.push_back(std::move(said));
    }
    return take(token_kind::asset, size);
  }

  bool is_choice(const material_word& material) const {
    return std::any_of(material.choices.begin(), material.choices.end(), [&](const std::string& choice) {
      return vocabulary_.choices.contains(choice_stem(choice));
    });
  }

  token read_noun() {
    const bool compound = here().after_hyphen || here().text.ends_with("ed");
    token out = take(token_kind::noun);
    out.compound = compound;
    return out;
  }

  std::optional<token> read_time() {
    if (here().value && text(1) == ":" && has(2) && words_[at_ + 2].value) {
      const double hour = *here().value, minute = *words_[at_ + 2].value;
      token out = take(token_kind::time, 3);
      out.value = hour;
      out.second = minute;
      return out;
    }
    const auto number_at = [&](std::size_t ahead) -> std::optional<double> {
      if (!has(ahead)) return std::nullopt;
      const word& word = words_[at_ + ahead];
      if (word.value) return word.value;
      const auto found = lexicon_.numbers.find(word.text);
      return found == lexicon_.numbers.end() ? std::nullopt : std::optional(found->second);
    };
    const auto make = [&](std::size_t count, double hour, double minute) {
      token out = take(token_kind::time, count);
      out.value = hour;
      out.second = minute;
      return out;
    };
    if (number_at(0) && text(1) == "o'clock") return make(2, *number_at(0), 0);
    if ((text() == "half" || text() == "quarter") && text(1) == "past" && number_at(2))
      return make(3, *number_at(2), text() == "half" ? 30 : 15);
    if (text() == "quarter" && text(1) == "to" && number_at(2))
      return make(3, *number_at(2) == 1 ? 12 : *number_at(2) - 1, 45);
    return std::nullopt;
  }

  std::optional<token> read_number() {
    // "a foot tall"
    if ((text() == "a" || text() == "an") && has(1) && lexicon_.units.contains(words_[at_ + 1].lemma) &&
        lexicon_.adjectives.contains(text(2))) {
      token out = take(token_kind::number);
      out.value = 1;
      return out;
    }
    std::size_t count = 0;
    double value = 0;
    bool negative = false;
    if (text() == "minus" && has(1)) {
      negative = true;
      count = 1;
    }
    if (has(count) && words_[at_ + count].value) {
      value = *words_[at_ + count].value;
      ++count;
    } else {
      const auto found = has(count) ? lexicon_.numbers.find(text(count)) : lexicon_.numbers.end();
      if (found == lexicon_.numbers.end()) return std::nullopt;
      // "half as wide" and "the lower half" are not the number 0.5.
      if (found->second < 1 && !(text(count + 1) == "a" || lexicon_.units.contains(text(count + 1))))
        return std::nullopt;
      if (text(count) == "one" && out_.size() > 0 && out_.back().text == "this") return std::nullopt;
      value = found->second;
      ++count;
      if (const auto tens = lexicon_.numbers.find(text(count)); value >= 20 && value < 100 &&
                                                                tens != lexicon_.numbers.end() &&
                                                                tens->second >= 1 && tens->second < 10) {
        value += tens->second;
        ++count;
      }
      if (value < 1 && text(count) == "a") ++count;  // "half a metre"
      if (text(count) == "and" && text(count + 1) == "a" && text(count + 2) == "half") {
        value += 0.5;
        count += 3;
      }
      if (text(count) == "of" && (text(count - 1) == "pair" || text(count - 1) == "couple")) ++count;
    }
    token out = take(token_kind::number, count);
    out.value = negative ? -value : value;
    return out;
  }

  std::optional<token> read_unit() {
    const auto found = lexicon_.units.find(here().lemma);
    if (found == lexicon_.units.end() || !after_number()) return std::nullopt;
    // "5 in dark oak" is a count and a preposition; "four feet" are feet where the asset has some.
    if (text() == "in" && has(1) && !lexicon_.adjectives.contains(text(1)) &&
        !lexicon_.comparatives.contains(text(1)) && !lexicon_.dimensions.contains(text(1)) && text(1) != ",")
      return std::nullopt;
    if (here().lemma == "foot" && vocabulary_.nouns.contains("foot") &&
        !lexicon_.adjectives.contains(text(1)))
      return std::nullopt;
    token out = take(token_kind::unit);
    out.unit = found->second;
    return out;
  }

  std::optional<token> read_colour() {
    std::size_t shift = 0;
    std::optional<double> change;
    if (const auto found = lexicon_.colour_changes.find(text()); found != lexicon_.colour_changes.end()) {
      change = found->second;
      shift = 1;
    }
    for (std::size_t size = 3; size >= 1; --size) {
      if (!has(shift + size - 1)) continue;
      std::string name;
      for (std::size_t i = 0; i < size; ++i) name += (i ? " " : "") + text(shift + i);
      const auto found = lexicon_.colours.find(name);
      const auto whole = shift ? lexicon_.colours.find(text() + " " + name) : lexicon_.colours.end();
      if (whole != lexicon_.colours.end()) return painted(shift + size, whole->second, std::nullopt);
      if (found != lexicon_.colours.end()) return painted(shift + size, found->second, change);
    }
    if (!change) return std::nullopt;
    if (const auto material = lexicon_.materials.find(text(1));
        material != lexicon_.materials.end() && material->second.usual_colour) {
      // "dark oak": the material's usual colour, darkened.
      token out = painted(2, *material->second.usual_colour, change);
      out.kind = token_kind::material;
      out.material = &material->second;
      return out;
    }
    if (text() == "medium" || text() == "deep" || vocabulary_.nouns.contains(here().lemma))
      return std::nullopt;
    token out = take(token_kind::colour_change);
    out.value = *change;
    return out;
  }

  token painted(std::size_t count, const colour& base, std::optional<double> change) {
    token out = take(token_kind::colour, count);
    out.paint = change ? changed_colour(base, *change) : base;
    out.value = 1;
    return out;
  }

  std::optional<token> read_degree() {
    const auto found = lexicon_.degrees.find(text());
    if (found == lexicon_.degrees.end()) return std::nullopt;
    const bool before_change = lexicon_.comparatives.contains(text(1)) ||
                               lexicon_.adjectives.contains(text(1)) || lexicon_.sizes.contains(text(1)) ||
                               lexicon_.more.contains(text(1)) || lexicon_.colour_changes.contains(text(1));
    if (!before_change) return std::nullopt;
    token out = take(token_kind::degree);
    out.value = found->second;
    return out;
  }

  std::optional<token> read_property() {
    if (lexicon_.dimensions.contains(text())) {
      token out = take(token_kind::dimension);
      out.way = {out.text, 0};
      return out;
    }
    if (const auto found = lexicon_.adjectives.find(text()); found != lexicon_.adjectives.end())
      return directed(token_kind::adjective, found->second);
    if (const auto found = lexicon_.comparatives.find(text()); found != lexicon_.comparatives.end())
      return graded(token_kind::comparative, token_kind::size_comparative, found->second);
    if (const auto found = lexicon_.superlatives.find(text()); found != lexicon_.superlatives.end())
      return graded(token_kind::superlative, token_kind::superlative, found->second);
    if (const auto found = lexicon_.verbs.find(text()); found != lexicon_.verbs.end())
      return directed(token_kind::comparative, found->second);
    if (const auto found = lexicon_.sizes.find(text()); found != lexicon_.sizes.end()) {
      token out = take(token_kind::size);
      out.value = found->second;
      return out;
    }
    if (const auto found = lexicon_.factors.find(text()); found != lexicon_.factors.end()) {
      token out = take(token_kind::factor);
      out.value = found->second;
      return out;
    }
    if (text() == "half" && text(1) == "as") {
      token out = take(token_kind::factor);
      out.value = 0.5;
      return out;
    }
    return std::nullopt;
  }

  token directed(token_kind kind, const direction& way) {
    token out = take(kind);
    out.way = way;
    return out;
  }

  token graded(token_kind kind, token_kind size_kind, const std::string& base) {
    if (const auto way = lexicon_.adjectives.find(base); way != lexicon_.adjectives.end())
      return directed(kind, way->second);
    const double factor = lexicon_.sizes.at(base);
    token out = take(size_kind);
    out.value = factor;
    out.way = {"*", factor > 1 ? 1 : -1};
    return out;
  }

  std::optional<token> read_look() {
    if (const auto found = lexicon_.finishes.find(text()); found != lexicon_.finishes.end()) {
      token out = take(token_kind::finish);
      out.value = found->second;
      return out;
    }
    if (const auto found = lexicon_.finish_changes.find(text()); found != lexicon_.finish_changes.end()) {
      token out = take(token_kind::finish_change);
      out.value = found->second;
      return out;
    }
    if (const auto found = lexicon_.materials.find(text()); found != lexicon_.materials.end()) {
      token out = take(token_kind::material);
      out.material = &found->second;
      return out;
    }
    return std::nullopt;
  }

  token read_grammar() {
    const std::string& w = text();
    if (const auto found = lexicon_.more.find(w); found != lexicon_.more.end()) {
      token out = take(token_kind::more);
      out.value = found->second;
      return out;
    }
    if (lexicon_.possible.contains(w)) return take(token_kind::possible);
    if (lexicon_.negations.contains(w) || w == "don't" || w == "doesn't") return take(token_kind::negation);
    if (lexicon_.additions.contains(w)) return take(token_kind::addition);
    if (lexicon_.everything.contains(w)) return take(token_kind::everything);
    if (lexicon_.pronouns.contains(w)) return take(token_kind::pronoun);
    if (lexicon_.connectors.contains(w)) return take(token_kind::connector);
    if (lexicon_.stop.contains(w) || lexicon_.degrees.contains(w)) return take(token_kind::stop);
    return take(token_kind::unknown);
  }

  const std::vector<word>& words_;
  const vocabulary& vocabulary_;
  const lexicon& lexicon_;
  std::vector<std::string> lemmas_;
  std::size_t at_ = 0;
  std::vector<token> out_;
};

}  // namespace

std::vector<token> read_tokens(const std::vector<word>& words, const vocabulary& vocabulary,
                               const lexicon& lexicon) {
  return token_reader(words, vocabulary, lexicon).run();
}

}  // namespace maquette::library
