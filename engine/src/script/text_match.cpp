// SPDX-License-Identifier: GPL-3.0-or-later
#include "script/text_match.hpp"

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include "maquette/error.hpp"
#include "script/lines.hpp"
#include "script/sentence.hpp"

namespace maquette::source {
namespace {

/// How many letters must be changed, added or taken away to make one text the other (Levenshtein). Long
/// lines are compared by their beginnings: a message needs the likely line, not the distance.
std::size_t distance(std::string_view one, std::string_view other) {
  constexpr std::size_t longest = 300;
  one = one.substr(0, longest);
  other = other.substr(0, longest);
  std::vector<std::size_t> row(other.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < one.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < other.size(); ++j) {
      const std::size_t replaced = diagonal + (one[i] == other[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, diagonal + 1});
    }
  }
  return row.back();
}

/// The first line of the search that the cell does not have; the first line at all where it has each.
std::string_view first_missing_line(std::string_view search, const std::vector<line>& lines) {
  std::string_view first;
  for (const line& wanted : split_lines(search)) {
    const std::string_view content = trimmed(wanted.text);
    if (content.empty()) continue;
    if (first.empty()) first = content;
    const bool stands =
        std::ranges::any_of(lines, [&](const line& each) { return trimmed(each.text) == content; });
    if (!stands) return content;
  }
  return first;
}

std::string nearest_line(const cell& cell, std::string_view search) {
  const std::vector<line> lines = split_lines(cell.text);
  const std::string_view wanted = first_missing_line(search, lines);
  std::size_t best = std::string_view::npos;
  std::size_t nearest = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view content = trimmed(lines[i].text);
    if (content.empty()) continue;
    if (const std::size_t each = distance(wanted, content); each < best) {
      best = each;
      nearest = i;
    }
  }
  if (best == std::string_view::npos) return "The cell is blank.";
  return "Nearest is line " + std::to_string(cell.line + nearest) + ": " + cited(lines[nearest].text) +
         ". Search for text just as it stands there, blanks and line breaks too.";
}

std::vector<std::size_t> find_all(std::string_view text, std::string_view search) {
  std::vector<std::size_t> places;
  for (std::size_t at = text.find(search); at != std::string_view::npos; at = text.find(search, at + 1)) {
    places.push_back(at);
  }
  return places;
}

std::string lines_of(const cell& cell, const std::vector<std::size_t>& places) {
  constexpr std::size_t most = 8;
  std::vector<std::string> numbers;
  for (const std::size_t place : places) {
    if (numbers.size() == most) {
      numbers.emplace_back("more");
      break;
    }
    const std::size_t before = split_lines(std::string_view(cell.text).substr(0, place + 1)).size();
    std::string number = std::to_string(cell.line + before - 1);
    if (numbers.empty() || numbers.back() != number) numbers.push_back(std::move(number));
  }
  return (numbers.size() == 1 ? "line " : "lines ") + listed(numbers, "and");
}

}  // namespace

std::size_t find_once(const cell& cell, std::string_view search) {
  if (search.empty())
    throw edit_refused("replace_text: the text to search for is empty; give a text to replace.");
  const std::vector<std::size_t> places = find_all(cell.text, search);
  if (places.size() == 1) return places.front();
  if (places.empty()) {
    throw edit_refused("replace_text: the text to search for does not stand in the cell " +
                       cited(cell.title) + ". " + nearest_line(cell, search));
  }
  throw edit_refused("replace_text: the text to search for stands " + std::to_string(places.size()) +
                     " times in the cell " + cited(cell.title) + ", in " + lines_of(cell, places) +
                     "; it must stand once. Search for a longer text, with the lines around it.");
}

}  // namespace maquette::source
