// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include "library/binder.hpp"

namespace maquette::library {
namespace {

using names = std::vector<std::string>;

/// "More leaves" of a thing that has no number but a density: half as much again.
constexpr double more_of_it = 1.5;

/// "Many" and "some", where nobody says how many: this part of what there can be.
constexpr double many_of_it = 0.6;
constexpr double some_of_it = 0.3;

/// A lamp must give twice the light to look brighter.
constexpr double brightness_power = 3;

std::string plain(double value) {
  std::string text = to_literal(parameter_value(tidy(value)));
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text;
}

std::string with_unit(double value, const parameter& parameter) {
  return plain(value) + (parameter.unit.empty() ? "" : " " + parameter.unit);
}

bool in_range(const parameter& parameter, double value) {
  return value >= parameter.low && value <= parameter.high;
}

/// Which way a turn goes: +1 where the parameter grows towards that side.
int side_sign(const parameter_profile& profile, const std::string& side) {
  if (side.empty()) return 1;
  if (!profile.sense.empty()) return side.substr(0, 3) == profile.sense.substr(0, 3) ? 1 : -1;
  return side == "right" || side == "down" ? -1 : 1;
}

}  // namespace

void binder::bind(const claim& claim, const count_claim& said) {
  if (claim.subject.empty() && !said.relative) return bind_copies(claim, said.count);
  const auto found = find(claim, {{parameter_kind::count}, {"count", ""}, ""});
  if (found.empty()) {
    if ((said.relative || said.many) && bind_amount(claim, said.count)) return;
    // "two bells" of a clock that has them or not: they are wanted.
    const auto* toggle = said.relative && said.count < 0 ? nullptr : switch_toggle(claim, said.count > 0);
    if (toggle == nullptr) return leave_out(claim);
    const bool several = toggle->name.ends_with('S');
    if (said.count > 1 && !several) leave_out(claim, "there can be one only");
    return;
  }
  const parameter& parameter = *found.front()->source;
  const double now = number_of(current(parameter));
  const double several = std::max(3.0, std::floor((said.many ? many_of_it : some_of_it) * parameter.high));
  double wanted = said.relative ? now + said.count : said.count;
  // "many fruits", "more flowers" where there are none yet: a part of what there can be.
  if (said.many || (said.relative && said.count == 1 && now == 0 && claim.plural))
    wanted = said.relative ? std::min(parameter.high, std::max(2 * now, several)) : several;
  if (said.relative && (wanted < parameter.low || wanted > parameter.high)) {
    out_.problems.push_back("\"" + claim.words + "\" would make " + plain(wanted) + "; there are " +
                            plain(now) + ", and " + the(parameter.meaning) + " (" + parameter.name +
                            ") can be " + plain(parameter.low) + " to " + plain(parameter.high) + ".");
    return;
  }
  const bool per_side = parameter.meaning.find(" each ") != std::string::npos;
  if (per_side && (wanted < parameter.low || wanted > parameter.high))
    return leave_out(claim, "counted is " + the(parameter.meaning) + ", " + plain(parameter.low) + " to " +
                                plain(parameter.high));
  assign(parameter, wanted, claim.words);
  if (per_side)
    out_.notes.push_back("\"" + claim.words + "\": this is " + the(parameter.meaning) + " (" +
                         parameter.name + ").");
}

/// Copies are counted right before the asset's name: "three stools".
void binder::bind_copies(const claim& claim, double count) {
  if (claim.loose) return leave_out(claim);
  if (count != std::floor(count) || count < 1 || count > most_copies)
    out_.problems.push_back("\"" + claim.words + "\": a scene takes 1 to " + std::to_string(most_copies) +
                            " of a thing.");
  else
    out_.copies = static_cast<int>(count);
}

/// "fewer leaves", "more books": of what is not counted but dense or full.
bool binder::bind_amount(const claim& claim, double count) {
  const auto found = find(claim, {{parameter_kind::number}, {"density", "fill", "level"}, ""});
  if (found.empty()) return false;
  if (count > 0 && number_of(found.front()->source->value) == 0) return fill_with(claim);
  change(claim, *found.front(), {"density", count > 0 ? more_of_it : 1 / more_of_it, false, false, ""});
  return true;
}

void binder::bind(const claim& claim, const measure_claim& said) {
  const auto found = find_measured(claim, said);
  if (found.empty()) return leave_out(claim);
  for (const auto* profile : found) {
    const double value = said.value * side_sign(*profile, said.side);
    const double now = number_of(current(*profile->source));
    assign(*profile->source, tidy(said.relative ? now + value : value), claim.words);
  }
}

binder::profiles binder::find_measured(const claim& claim, const measure_claim& said) const {
  const std::vector<parameter_kind> number{parameter_kind::number};
  if (!said.dimension.empty()) {
    const wanted_parameter wanted{number, properties_of(said.dimension), said.family};
    const auto found = said.relative ? find(claim, wanted) : find_or_whole(claim, wanted);
    if (claim.apart && !found.empty() && !said.relative) {
      // "green wheels, 90 cm long": what does not fit the wheels is said of the whole.
      const auto* whole = find_parameter(vocabulary_, {}, wanted);
      if (whole != nullptr && !in_range(*found.front()->source, said.value) &&
          in_range(*whole->source, said.value))
        return {whole};
    }
    if (!found.empty() || said.family != "deg") return found;
  }
  if (said.family == "deg") return find_or_whole(claim, {number, {}, said.family});
  static const names whole{"height", "length", "diameter", "width", "size"};
  static const names part{"thickness", "width", "diameter", "height", "length", "size", "depth"};
  return find(claim, {number, claim.subject.empty() ? whole : part, said.family});
}

void binder::bind(const claim& claim, const change_claim& said) {
  if (said.dimension == "*") return scale_all(claim, said);
  std::vector<parameter_kind> kinds{parameter_kind::number};
  if (said.dimension == "count") kinds.push_back(parameter_kind::count);
  const wanted_parameter wanted{kinds, properties_of(said.dimension), ""};
  auto found = find(claim, wanted);
  if (found.empty() && claim.apart) found = find_parameters(vocabulary_, {}, wanted);
  if (found.empty()) return leave_out(claim);
  for (const auto* profile : found) change(claim, *profile, said);
}

/// "small": every length of the subject by the same factor, each kept in its range.
void binder::scale_all(const claim& claim, const change_claim& said) {
  // "a big tree, 6 m tall": the number says how big.
  const auto is_given = [&](const parameter_profile& profile) {
    return profile.subject.empty() && profile.source->unit == "m" && is_taken(*profile.source);
  };
  if (claim.subject.empty() && !said.exact &&
      std::any_of(vocabulary_.profiles.begin(), vocabulary_.profiles.end(), is_given))
    return;
  bool any = false;
  for (const auto& profile : vocabulary_.profiles) {
    const auto fit = subject_score(profile, claim.subject);
    const bool about = claim.subject.empty() || (fit && *fit >= 2);
    if (!about || profile.source->kind != parameter_kind::number || profile.source->unit != "m") continue;
    any = true;
    change_claim soft = said;
    soft.exact = said.exact && claim.subject.empty() && profile.subject.empty();
    change(claim, profile, soft);
  }
  if (!any) leave_out(claim);
}

void binder::change(const claim& claim, const parameter_profile& profile, const change_claim& said) {
  const parameter& parameter = *profile.source;
  if (!said.exact && is_taken(parameter)) return;  // "a low table, 40 cm high": the number says how low
  const double now = number_of(current(parameter));
  const bool up = (said.factor >= 1) == (side_sign(profile, said.side) > 0);
  const double low = parameter.low < 0 ? 0.0 : parameter.low;  // straight is 0, not the end of the other side
  double wanted = now * said.factor;
  if (profile.property == "brightness" && !said.exact) wanted = now * std::pow(said.factor, brightness_power);
  const bool ratio = parameter.unit.empty() && profile.property != "brightness";
  if ((parameter.unit == "deg" || ratio) && !said.exact) {
    // An angle or a share near nought changes by a part of its range.
    const double part = (parameter.high - parameter.low) / (ratio ? 4 : 8);
    const double step = std::max(std::abs(now) * std::abs(said.factor - 1), part);
    wanted = now + (up ? step : -step);
  }
  if (said.to_limit) wanted = up ? parameter.high : low;
  if (said.exact && (wanted < parameter.low || wanted > parameter.high)) {
    out_.problems.push_back("\"" + claim.words + "\" would make " + the(parameter.meaning) + " " +
                            with_unit(wanted, parameter) + " (" + plain(said.factor) + " x " +
                            with_unit(now, parameter) + "); it can be " + plain(parameter.low) + " to " +
                            with_unit(parameter.high, parameter) + " (" + parameter.name + ").");
    return;
  }
  if (parameter.kind == parameter_kind::count) wanted = std::round(wanted);
  if (said.exact) return assign(parameter, tidy(wanted), claim.words);
  const double kept = tidy(std::clamp(wanted, parameter.low, parameter.high));
  if (kept == now && said.factor != 1 && said.dimension != "*")
    return leave_out(claim, "" + the(parameter.meaning) + " is already at its " +
                                (up ? "most, " : "least, ") + with_unit(now, parameter));
  assign(parameter, kept, claim.words, true);
}

void binder::bind(const claim& claim, const fill_claim& said) {
  const auto found = find(claim, {{parameter_kind::number, parameter_kind::count}, {"fill", "level"}, ""});
  if (found.empty()) return leave_out(claim);
  const parameter& parameter = *found.front()->source;
  const double wanted =
      said.level >= 1 ? parameter.high : std::clamp(said.level, parameter.low, parameter.high);
  assign(parameter, tidy(wanted), claim.words);
}

void binder::bind(const claim& claim, const time_claim& said) {
  const std::vector<parameter_kind> kinds{parameter_kind::count, parameter_kind::number};
  const auto* hour = find_parameter(vocabulary_, {}, {kinds, {"hour"}, ""});
  const auto* minute = find_parameter(vocabulary_, {}, {kinds, {"minute"}, ""});
  if (hour == nullptr || minute == nullptr) return leave_out(claim);
  // A dial has twelve hours; whether it calls noon 12 or 0, its range says.
  double shown = said.hour > 12 && said.hour < 24 ? said.hour - 12 : said.hour;
  if (shown == 0 && hour->source->low > 0) shown = 12;
  if (shown == 12 && hour->source->high < 12) shown = 0;
  assign(*hour->source, shown, claim.words);
  assign(*minute->source, static_cast<double>(said.minute), claim.words);
}

names binder::properties_of(const std::string& dimension) const {
  const auto found = lexicon_.dimensions.find(dimension);
  return found == lexicon_.dimensions.end() ? names{dimension} : found->second;
}

}  // namespace maquette::library
