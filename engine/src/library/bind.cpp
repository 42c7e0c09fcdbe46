// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/bind.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "maquette/error.hpp"

namespace maquette::library {
namespace {

using kinds = std::vector<parameter_kind>;
using names = std::vector<std::string>;

/// How well a parameter's subject fits a claim's: by name, by meaning, or not at all.
std::optional<double> subject_score(const parameter_profile& profile, const names& subject) {
  if (subject.empty()) return 3.0 - static_cast<double>(profile.subject.size());
  if (subject.front() == "*") return 1.0;
  const auto grade = [&](const std::string& lemma) {
    if (std::count(profile.subject.begin(), profile.subject.end(), lemma)) return 4.0;
    return profile.meaning.contains(lemma) ? 2.0 : -3.0;
  };
  double score = grade(subject.back());
  if (score < 0) return std::nullopt;
  for (std::size_t i = 0; i + 1 < subject.size(); ++i) score += grade(subject[i]) / 2;
  for (const std::string& lemma : profile.subject)
    if (!std::count(subject.begin(), subject.end(), lemma)) score -= 0.5;
  return score;
}

/// To the millimetre, or to three digits of a plain number: what a person would have written.
double tidy(double value) { return std::round(value * 1000) / 1000; }

class binder {
 public:
  binder(const vocabulary& vocabulary, const lexicon& lexicon) : vocabulary_(vocabulary), lexicon_(lexicon) {}

  binding run(const std::vector<claim>& claims) {
    // What is said exactly goes first, so that "a small chair, 90 cm high" is 90 cm high.
    for (const bool soft : {false, true})
      for (const claim& claim : claims)
        if (is_soft(claim) == soft) std::visit([&](const auto& value) { bind(claim, value); }, claim.value);
    for (const auto& profile : vocabulary_.profiles) {
      const auto found = assigned_.find(profile.source->name);
      if (found != assigned_.end()) out_.bound.push_back(found->second.bound);
    }
    return std::move(out_);
  }

 private:
  struct assignment {
    bound_parameter bound;
    bool implied = false;  ///< a material's usual colour, a clipped "wide": gives way to what is said
  };

  static bool is_soft(const claim& claim) {
    return std::holds_alternative<change_claim>(claim.value) ||
           std::holds_alternative<presence_claim>(claim.value) ||
           std::holds_alternative<material_claim>(claim.value);
  }

  /// The parameter of one of these kinds and properties that fits the subject best; the first of equals.
  const parameter_profile* find(const names& subject, const kinds& kinds, const names& properties,
                                const std::string& family = "") const {
    const parameter_profile* best = nullptr;
    double best_score = 0;
    for (const auto& profile : vocabulary_.profiles) {
      if (!std::count(kinds.begin(), kinds.end(), profile.source->kind)) continue;
      if (!family.empty() && profile.source->unit != family) continue;
      const auto rank = std::find(properties.begin(), properties.end(), profile.property);
      if (!properties.empty() && rank == properties.end()) continue;
      const auto fit = subject_score(profile, subject);
      if (!fit) continue;
      const double score = *fit * 10 - 2 * static_cast<double>(rank - properties.begin());
      if (best == nullptr || score > best_score) {
        best = &profile;
        best_score = score;
      }
    }
    return best;
  }

  template <typename... Arguments>
  const parameter_profile* find_or_whole(const claim& claim, Arguments&&... arguments) const {
    if (const auto* found = find(claim.subject, arguments...)) return found;
    return claim.loose && !claim.subject.empty() ? find({}, arguments...) : nullptr;
  }

  parameter_value current(const parameter& parameter) const {
    const auto found = assigned_.find(parameter.name);
    return found == assigned_.end() ? parameter.value : found->second.bound.value;
  }

  void assign(const parameter& parameter, const parameter_value& value, const std::string& words,
              bool implied = false) {
    parameter_value fitted;
    try {
      fitted = fit_to_domain(parameter, value);
    } catch (const input_error& reason) {
      out_.problems.emplace_back(reason.what());
      return;
    }
    const auto found = assigned_.find(parameter.name);
    if (found != assigned_.end() && !found->second.implied) {
      if (implied || found->second.bound.value == fitted) return;
      out_.problems.push_back("The request asks for " + parameter.name + " (" + parameter.meaning +
                              ") to be both " + to_literal(found->second.bound.value) + " and " +
                              to_literal(fitted) + ". Say which of the two you want.");
      return;
    }
    assigned_[parameter.name] = {{parameter.name, std::move(fitted), words}, implied};
  }

  void leave_out(const claim& claim) {
    std::string about;
    if (!claim.subject.empty() && claim.subject.front() != "*")
      for (const std::string& lemma : claim.subject) about += (about.empty() ? "" : " ") + lemma;
    const bool named = about.empty() || claim.words.find(about) != std::string::npos;
    out_.left_out.push_back("\"" + claim.words + (named ? "" : " " + about) + "\"");
  }

  void bind(const claim& claim, const count_claim& said) {
    if (claim.subject.empty() && !said.relative) {
      if (said.count != std::floor(said.count) || said.count < 1 || said.count > most_copies)
        out_.problems.push_back("\"" + claim.words + "\": a scene takes 1 to " + std::to_string(most_copies) +
                                " of a thing. Nothing was built.");
      else
        out_.copies = static_cast<int>(said.count);
      return;
    }
    const auto* found = find(claim.subject, {parameter_kind::count}, {"count", ""});
    if (found == nullptr) {
      // "two bells" of a clock that has them or not: they are wanted.
      const auto* wanted = named(find(claim.subject, {parameter_kind::toggle}, {}), claim);
      return wanted == nullptr ? leave_out(claim) : assign(*wanted->source, said.count > 0, claim.words);
    }
    const double now = static_cast<double>(std::get<std::int64_t>(found->source->value));
    assign(*found->source, said.relative ? now + said.count : said.count, claim.words);
  }

  void bind(const claim& claim, const measure_claim& said) {
    const auto* found = find_measured(claim, said);
    if (found == nullptr) return leave_out(claim);
    double value = said.value;
    if (said.relative) value += number_of(current(*found->source));
    assign(*found->source, tidy(value), claim.words);
  }

  const parameter_profile* find_measured(const claim& claim, const measure_claim& said) const {
    const kinds number{parameter_kind::number};
    if (!said.dimension.empty()) {
      const auto* found = find_or_whole(claim, number, properties_of(said.dimension), said.family);
      if (found != nullptr || said.family != "deg") return found;
    }
    if (said.family == "deg") return find_or_whole(claim, number, names{}, said.family);
    static const names whole{"height", "length", "diameter", "width", "size"};
    static const names part{"thickness", "width", "diameter", "height", "length", "size", "depth"};
    return find(claim.subject, number, claim.subject.empty() ? whole : part, said.family);
  }

  void bind(const claim& claim, const change_claim& said) {
    if (said.dimension == "*") return scale_all(claim, said);
    const auto* found =
        find_or_whole(claim, kinds{parameter_kind::number}, properties_of(said.dimension), std::string());
    if (found == nullptr) return leave_out(claim);
    change(claim, *found->source, said);
  }

  /// "small": every length of the subject by the same factor, each kept in its range.
  void scale_all(const claim& claim, const change_claim& said) {
    bool any = false;
    for (const auto& profile : vocabulary_.profiles) {
      const auto fit = subject_score(profile, claim.subject);
      const bool about = claim.subject.empty() || (fit && *fit >= 2);
      if (!about || profile.source->kind != parameter_kind::number || profile.source->unit != "m") continue;
      any = true;
      change_claim soft = said;
      soft.exact = said.exact && claim.subject.empty() && profile.subject.empty();
      change(claim, *profile.source, soft);
    }
    if (!any) leave_out(claim);
  }

  void change(const claim& claim, const parameter& parameter, const change_claim& said) {
    const double now = number_of(current(parameter));
    const double wanted =
        said.to_limit ? (said.factor > 1 ? parameter.high : parameter.low) : now * said.factor;
    if (said.exact) return assign(parameter, tidy(wanted), claim.words);
    const double kept = tidy(std::clamp(wanted, parameter.low, parameter.high));
    if (kept == now && said.factor != 1 && said.dimension != "*") {
      out_.left_out.push_back("\"" + claim.words + "\": " + parameter.name + " is already at its " +
                              (said.factor > 1 ? "largest" : "smallest") + ", " +
                              to_literal(parameter.value));
      return;
    }
    assign(parameter, kept, claim.words, true);
  }

  void bind(const claim& claim, const colour_claim& said) {
    if (claim.subject == names{"*"}) {
      for (const auto& profile : vocabulary_.profiles)
        if (profile.source->kind == parameter_kind::colour) assign(*profile.source, said.value, claim.words);
      return;
    }
    const parameter_profile* found = find_colour(claim);
    // "red and white": the second colour goes to the next colour that nothing has been said of.
    if (found != nullptr && claim.subject.empty() && is_taken(*found->source)) found = next_free_colour();
    if (found == nullptr) return leave_out(claim);
    assign(*found->source, said.value, claim.words);
  }

  const parameter_profile* find_colour(const claim& claim) const {
    if (claim.subject.empty()) return first_colour();
    const auto* found = find(claim.subject, {parameter_kind::colour}, {});
    return found == nullptr && claim.loose ? first_colour() : found;
  }

  bool is_taken(const parameter& parameter) const {
    const auto found = assigned_.find(parameter.name);
    return found != assigned_.end() && !found->second.implied;
  }

  const parameter_profile* first_colour() const {
    for (const auto& profile : vocabulary_.profiles)
      if (profile.source->kind == parameter_kind::colour) return &profile;
    return nullptr;
  }

  const parameter_profile* next_free_colour() const {
    for (const auto& profile : vocabulary_.profiles)
      if (profile.source->kind == parameter_kind::colour && !is_taken(*profile.source)) return &profile;
    return nullptr;
  }

  void bind(const claim& claim, const colour_change_claim& said) {
    const parameter_profile* found = find_colour(claim);
    if (found == nullptr) return leave_out(claim);
    assign(*found->source, changed_colour(std::get<colour>(current(*found->source)), said.amount),
           claim.words);
  }

  void bind(const claim& claim, const material_claim& said) {
    const auto choice = find_material(claim, said.material);
    if (!choice) {
      // The thing may be made of it without a choice: a "wood" material cell or a meaning that says so.
      if (!speaks_of(said.material)) return leave_out(claim);
    } else {
      assign(*choice->first, choice->second, claim.words);
    }
    if (!said.material.usual_colour) return;
    const parameter_profile* paint = find_colour(claim);
    if (paint != nullptr) assign(*paint->source, *said.material.usual_colour, claim.words, true);
  }

  std::optional<std::pair<const parameter*, std::string>> find_material(const claim& claim,
                                                                        const material_word& material) const {
    for (const std::string& wanted : material.choices) {
      const parameter_profile* best = nullptr;
      double best_score = 0;
      for (const auto& profile : vocabulary_.profiles) {
        const auto& choices = profile.source->choices;
        if (std::find(choices.begin(), choices.end(), wanted) == choices.end()) continue;
        auto fit = subject_score(profile, claim.subject);
        if (!fit && claim.loose) fit = subject_score(profile, {});
        if (fit && (best == nullptr || *fit > best_score)) {
          best = &profile;
          best_score = *fit;
        }
      }
      if (best != nullptr) return std::pair{best->source, wanted};
    }
    return std::nullopt;
  }

  bool speaks_of(const material_word& material) const {
    return std::any_of(vocabulary_.profiles.begin(), vocabulary_.profiles.end(), [&](const auto& profile) {
      return std::any_of(material.choices.begin(), material.choices.end(), [&](const std::string& word) {
        return profile.source->kind == parameter_kind::colour &&
               (profile.meaning.contains(word) ||
                std::count(profile.subject.begin(), profile.subject.end(), word) > 0);
      });
    });
  }

  void bind(const claim& claim, const finish_claim& said) {
    const auto* found = find_or_whole(claim, kinds{parameter_kind::number}, names{"gloss"}, std::string());
    if (found == nullptr) return leave_out(claim);
    const double wanted = said.relative ? number_of(current(*found->source)) + said.gloss : said.gloss;
    assign(*found->source, std::clamp(wanted, found->source->low, found->source->high), claim.words);
  }

  void bind(const claim& claim, const presence_claim& said) {
    // By name only: "the seat" must not switch on "a cushion on the seat".
    if (const auto* found = named(find(claim.subject, {parameter_kind::toggle}, {}), claim))
      return assign(*found->source, said.present, claim.words);
    if (const auto* found = named(find(claim.subject, {parameter_kind::count}, {"count", ""}), claim)) {
      const bool none = std::get<std::int64_t>(found->source->value) == 0;
      if (said.present && (!none || assigned_.contains(found->source->name))) return;
      if (said.present) return assign(*found->source, std::max(1.0, found->source->low), claim.words);
      if (found->source->low <= 0) return assign(*found->source, 0.0, claim.words);
    }
    for (const auto& profile : vocabulary_.profiles) {
      const auto& choices = profile.source->choices;
      if (!said.present && named(&profile, claim) != nullptr &&
          std::count(choices.begin(), choices.end(), "none"))
        return assign(*profile.source, std::string("none"), claim.words);
    }
    if (!said.present) out_.removed.push_back(claim.subject.back());
  }

  static const parameter_profile* named(const parameter_profile* profile, const claim& claim) {
    if (profile == nullptr || claim.subject.empty()) return nullptr;
    return std::count(profile->subject.begin(), profile->subject.end(), claim.subject.back()) ? profile
                                                                                              : nullptr;
  }

  void bind(const claim& claim, const time_claim& said) {
    const auto* hour = find({}, {parameter_kind::count, parameter_kind::number}, {"hour"});
    const auto* minute = find({}, {parameter_kind::count, parameter_kind::number}, {"minute"});
    if (hour == nullptr || minute == nullptr) return leave_out(claim);
    // A dial has twelve hours; whether it calls noon 12 or 0, its range says.
    double shown = said.hour > 12 && said.hour < 24 ? said.hour - 12 : said.hour;
    if (shown == 0 && hour->source->low > 0) shown = 12;
    if (shown == 12 && hour->source->high < 12) shown = 0;
    assign(*hour->source, shown, claim.words);
    assign(*minute->source, static_cast<double>(said.minute), claim.words);
  }

  void bind(const claim& claim, const word_claim& said) {
    const std::string stem = choice_stem(said.text);
    const parameter_profile* best = nullptr;
    std::string chosen;
    double best_score = 0;
    for (const auto& profile : vocabulary_.profiles) {
      for (const std::string& choice : profile.source->choices) {
        const auto parts = name_words(choice);
        if (std::none_of(parts.begin(), parts.end(),
                         [&](const auto& part) { return choice_stem(part) == stem; }))
          continue;
        const auto fit = subject_score(profile, claim.subject);
        const double score = fit ? *fit : claim.subject.empty() || claim.loose ? 0.0 : -1.0;
        if (best == nullptr || score > best_score) {
          best = &profile;
          chosen = choice;
          best_score = score;
        }
      }
    }
    if (best == nullptr) return leave_out(claim);
    // "roman numerals" are one style, though both words are styles.
    if (!is_taken(*best->source)) assign(*best->source, chosen, claim.words);
  }

  static double number_of(const parameter_value& value) {
    if (const auto* number = std::get_if<double>(&value)) return *number;
    return static_cast<double>(std::get<std::int64_t>(value));
  }

  const names& properties_of(const std::string& dimension) const {
    static const names none{"-"};
    const auto found = lexicon_.dimensions.find(dimension);
    return found == lexicon_.dimensions.end() ? none : found->second;
  }

  const vocabulary& vocabulary_;
  const lexicon& lexicon_;
  std::map<std::string, assignment> assigned_;
  binding out_;
};

}  // namespace

binding bind_claims(const std::vector<claim>& claims, const vocabulary& vocabulary, const lexicon& lexicon) {
  return binder(vocabulary, lexicon).run(claims);
}

}  // namespace maquette::library
