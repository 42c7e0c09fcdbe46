// SPDX-License-Identifier: GPL-3.0-or-later
#include "shake/shaker.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "maquette/edit.hpp"
#include "maquette/error.hpp"
#include "pipeline/bring_into_scene.hpp"

namespace maquette {
namespace {

double as_number(const parameter_value& value) {
  if (const auto* count = std::get_if<std::int64_t>(&value)) return static_cast<double>(*count);
  const auto* number = std::get_if<double>(&value);
  return number != nullptr ? *number : 0.0;
}

bool has_range(const parameter& parameter) {
  return parameter.kind == parameter_kind::number || parameter.kind == parameter_kind::count;
}

parameter_value of_kind(const parameter& parameter, double value) {
  if (parameter.kind == parameter_kind::count) return static_cast<std::int64_t>(std::llround(value));
  return value;
}

/// What a parameter may be in combination with others: values that held by themselves.
std::vector<parameter_value> values_that_held(const parameter& parameter, const shaken_parameter& shaken,
                                              std::size_t steps) {
  std::vector<parameter_value> values = values_to_try(parameter, steps);
  std::erase_if(values, [&](const parameter_value& value) {
    if (has_range(parameter)) {
      const double number = as_number(value);
      return number < shaken.safe_low || number > shaken.safe_high;
    }
    return std::any_of(shaken.failures.begin(), shaken.failures.end(),
                       [&](const shake_failure& failure) { return failure.values.front().second == value; });
  });
  return values;
}

}  // namespace

bool shake_report::held() const {
  return pairs.empty() && std::all_of(parameters.begin(), parameters.end(),
                                      [](const shaken_parameter& each) { return each.held(); });
}

shaker::shaker(const script& script, host& host, audit_expectation expected, shake_settings settings,
               teller tell)
    : script_(script),
      host_(host),
      expected_(std::move(expected)),
      settings_(settings),
      tell_(std::move(tell)) {}

shake_report shaker::shake() {
  tell_("Measuring the asset as it stands");
  if (const auto error = bring_into_scene(script_, host_))
    throw input_error("The script stops as it stands, in " + error->cell + ": " + error->type + ": " +
                      error->message + ". Mend it, then shake it.");
  shake_report report;
  report.before = before_ = audit(host_.inspect(), expected_).findings;
  for (const parameter& parameter : script_.parameters())
    if (parameter.kind != parameter_kind::colour) report.parameters.push_back(shake_one(parameter));
  shake_pairs(report);
  return report;
}

void shaker::restore() { bring_into_scene(script_, host_); }

/// What is wrong with the asset at these values; nothing where it holds.
std::optional<shake_failure> shaker::attempt(const values& values) {
  std::vector<edit> edits;
  for (const auto& [name, value] : values) edits.emplace_back(set_parameter{name, value});
  const script next = apply_edits(script_, edits);
  if (const auto error = bring_into_scene(next, host_))
    return shake_failure{values, error->cell + ": " + error->type + ": " + error->message, {}};
  auto found = new_findings(before_, audit(host_.inspect(), expected_).findings);
  if (found.empty()) return std::nullopt;
  return shake_failure{values, std::nullopt, std::move(found)};
}

shaken_parameter shaker::shake_one(const parameter& parameter) {
  tell_("Shaking " + parameter.name);
  shaken_parameter shaken{
      parameter.name, parameter.kind, parameter.low, parameter.high, parameter.low, parameter.high, 0, {}};
  const double now = as_number(parameter.value);
  double good_below = now, good_above = now;
  std::optional<double> bad_below, bad_above;
  for (const parameter_value& value : values_to_try(parameter, settings_.steps)) {
    ++shaken.tried;
    auto failure = attempt({{parameter.name, value}});
    if (has_range(parameter)) {
      const double at = as_number(value);
      // Values come in ascending order: the last bad one below and the first above bound what is safe.
      if (failure && at < now) {
        bad_below = at;
        good_below = now;
      } else if (failure) {
        if (!bad_above) bad_above = at;
      } else if (at < now) {
        good_below = std::min(good_below, at);
      } else if (!bad_above) {
        good_above = at;
      }
    }
    if (failure) shaken.failures.push_back(std::move(*failure));
  }
  if (bad_below) shaken.safe_low = find_edge(parameter, good_below, *bad_below, shaken);
  if (bad_above) shaken.safe_high = find_edge(parameter, good_above, *bad_above, shaken);
  return shaken;
}

/// The last value that holds on the way from a good one to a bad one, by halving.
double shaker::find_edge(const parameter& parameter, double good, double bad, shaken_parameter& shaken) {
  for (std::size_t i = 0; i < settings_.closer; ++i) {
    const parameter_value middle = of_kind(parameter, (good + bad) / 2.0);
    const double at = as_number(middle);
    if (at == good || at == bad) break;
    ++shaken.tried;
    if (attempt({{parameter.name, middle}}))
      bad = at;
    else
      good = at;
  }
  return good;
}

/// Two parameters at a time, at values that each held by themselves: faults that only their meeting shows.
void shaker::shake_pairs(shake_report& report) {
  struct side {
    const parameter* what;
    std::vector<parameter_value> values;
  };
  std::vector<side> sides;
  for (const shaken_parameter& shaken : report.parameters) {
    const parameter* what = script_.find_parameter(shaken.name);
    side side{what, values_that_held(*what, shaken, 2)};
    if (!side.values.empty()) sides.push_back(std::move(side));
  }
  std::vector<values> combinations;
  for (std::size_t i = 0; i < sides.size(); ++i)
    for (std::size_t j = i + 1; j < sides.size(); ++j)
      for (const parameter_value& first : sides[i].values)
        for (const parameter_value& second : sides[j].values)
          combinations.push_back({{sides[i].what->name, first}, {sides[j].what->name, second}});
  std::mt19937_64 random(settings_.seed);
  for (std::size_t drawn = 0; drawn < settings_.pairs && drawn < combinations.size(); ++drawn) {
    std::swap(combinations[drawn], combinations[drawn + random() % (combinations.size() - drawn)]);
    const values& chosen = combinations[drawn];
    tell_("Shaking " + chosen[0].first + " with " + chosen[1].first);
    ++report.pairs_tried;
    if (auto failure = attempt(chosen)) report.pairs.push_back(std::move(*failure));
  }
}

}  // namespace maquette
