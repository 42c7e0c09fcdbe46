// SPDX-License-Identifier: GPL-3.0-or-later
#include "shake/narrow.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>

#include "script/assignment.hpp"
#include "script/lines.hpp"

namespace maquette {
namespace {

constexpr double grain = 1e4;

std::string end_literal(const parameter& parameter, double end) {
  if (parameter.kind == parameter_kind::count) return std::to_string(std::llround(end));
  return to_literal(end);
}

/// A parameter's line with another range, all else as it was.
std::string with_range(const std::string& line, const std::string& low, const std::string& high) {
  const std::string_view words = source::read_assignment(line).value().comment.value();
  const auto comment = static_cast<std::size_t>(words.data() - line.data());
  const std::size_t colon = line.find(':', comment);
  const std::size_t comma = line.find(',', comment);
  const std::size_t begin = comma < colon ? comma + 1 : comment;
  return line.substr(0, begin) + (comma < colon ? " " : "") + low + ".." + high + line.substr(colon);
}

}  // namespace

std::vector<edit> narrow_ranges(const script& script, const shake_report& found) {
  std::vector<edit> edits;
  const auto holder =
      std::ranges::find_if(script.cells(), [](const cell& each) { return each.kind == "parameters"; });
  for (const shaken_parameter& shaken : found.parameters) {
    const bool is_narrower = shaken.safe_low > shaken.low || shaken.safe_high < shaken.high;
    if (!is_narrower) continue;
    const parameter& parameter = *script.find_parameter(shaken.name);
    const auto lines = source::split_lines(holder->text);
    // With the line end before it, so that it is no end of another line.
    const std::string line = "\n" + std::string(lines.at(parameter.line - holder->line).text);
    // Inwards, but never past the value that the parameter has.
    const auto* number = std::get_if<double>(&parameter.value);
    const double value =
        number != nullptr ? *number : static_cast<double>(std::get<std::int64_t>(parameter.value));
    const double low = shaken.safe_low > shaken.low
                           ? std::min(value, std::ceil(shaken.safe_low * grain) / grain)
                           : shaken.low;
    const double high = shaken.safe_high < shaken.high
                            ? std::max(value, std::floor(shaken.safe_high * grain) / grain)
                            : shaken.high;
    edits.emplace_back(replace_text{
        holder->title, line,
        "\n" + with_range(line.substr(1), end_literal(parameter, low), end_literal(parameter, high))});
  }
  return edits;
}

}  // namespace maquette
