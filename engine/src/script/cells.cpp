// SPDX-License-Identifier: GPL-3.0-or-later
#include "script/cells.hpp"

#include <string>
#include <unordered_map>
#include <unordered_set>

#include "script/lines.hpp"
#include "script/sentence.hpp"

namespace maquette::source {
namespace {

constexpr std::string_view marker = "# %%";
constexpr std::string_view untitled = "untitled";

/// Gives each cell a title of its own, so that a title is enough to name a cell.
class title_register {
 public:
  std::string unique(std::string_view written) {
    std::string title(written);
    if (taken_.insert(title).second) return title;
    std::size_t& number = last_number_.try_emplace(title, 1).first->second;
    while (true) {
      std::string numbered = title + " #" + std::to_string(++number);
      if (taken_.insert(numbered).second) return numbered;
    }
  }

 private:
  std::unordered_set<std::string> taken_;
  std::unordered_map<std::string, std::size_t> last_number_;
};

cell titled_cell(std::string title, std::string_view written, std::size_t line) {
  cell result;
  const std::size_t colon = title.find(':');
  if (colon == std::string::npos) {
    // The number that makes a title unique is no part of the kind: a second "parameters" is still one.
    result.kind = written;
  } else {
    result.kind = trimmed(std::string_view(title).substr(0, colon));
    result.name = trimmed(std::string_view(title).substr(colon + 1));
  }
  result.title = std::move(title);
  result.line = line;
  return result;
}

bool stands_twice(const cell& cell) {
  const std::string_view first_line = split_lines(cell.text).front().text;
  const std::optional<std::string_view> written = marker_title(first_line);
  return written && !written->empty() && *written != cell.title;
}

}  // namespace

std::optional<std::string_view> marker_title(std::string_view line) {
  if (!line.starts_with(marker)) return std::nullopt;
  const std::string_view rest = line.substr(marker.size());
  if (!rest.empty() && rest.front() != ' ' && rest.front() != '\t') return std::nullopt;
  return trimmed(rest);
}

std::vector<cell> split_cells(std::string_view text) {
  std::vector<cell> cells;
  title_register titles;
  // A byte order mark belongs to the preamble, so that a marker right behind it still counts.
  if (text.starts_with(byte_order_mark)) {
    cells.push_back(titled_cell(titles.unique(preamble_title), preamble_title, 1));
    cells.back().text = byte_order_mark;
    text.remove_prefix(byte_order_mark.size());
  }
  std::size_t number = 0;
  for (const line& each : split_lines(text)) {
    ++number;
    if (auto title = marker_title(each.text)) {
      if (title->empty()) title = untitled;
      cells.push_back(titled_cell(titles.unique(*title), *title, number));
    } else if (cells.empty()) {
      cells.push_back(titled_cell(titles.unique(preamble_title), preamble_title, 1));
    }
    cells.back().text.append(each.text).append(each.end);
  }
  return cells;
}

std::vector<parameter_problem> find_problems(const std::vector<cell>& cells) {
  std::vector<parameter_problem> problems;
  bool has_parameters = false;
  for (const cell& each : cells) {
    const bool holds_parameters = each.kind == parameters_kind;
    if (holds_parameters && has_parameters) {
      problems.push_back(
          {each.line, "A script has one parameters cell; move the lines of this one into the first."});
    } else if (stands_twice(each)) {
      problems.push_back({each.line, "Another cell has this title already; rename this one (it goes as " +
                                         cited(each.title) + " for now)."});
    }
    has_parameters = has_parameters || holds_parameters;
  }
  return problems;
}

}  // namespace maquette::source
