// SPDX-License-Identifier: GPL-3.0-or-later
#include "script/change.hpp"

#include <algorithm>
#include <string_view>

#include "hand/manual_edits.hpp"
#include "maquette/error.hpp"
#include "script/assignment.hpp"
#include "script/cell_text.hpp"
#include "script/cells.hpp"
#include "script/lines.hpp"
#include "script/number.hpp"
#include "script/sentence.hpp"
#include "script/text_match.hpp"

namespace maquette::source {
namespace {

[[noreturn]] void refuse(std::string_view edit_name, const std::string& reason) {
  throw edit_refused(std::string(edit_name) + ": " + reason);
}

std::size_t find_cell(const script& script, std::string_view edit_name, std::string_view title) {
  if (const auto index = script.index_of(title)) return *index;
  std::vector<std::string> titles;
  for (const cell& each : script.cells()) titles.push_back(cited(each.title));
  refuse(edit_name,
         "the script has no cell " + cited(title) +
             (titles.empty() ? "; it is empty." : ". Its cells are " + listed(titles, "and") + '.'));
}

/// A text that becomes one cell may hold no marker but the one at its front.
void check_one_cell(std::string_view edit_name, std::string_view body) {
  for (const line& each : split_lines(body)) {
    if (!marker_title(each.text)) continue;
    refuse(edit_name,
           "the text holds the marker " + cited(each.text) +
               ", which would start another cell. Give each cell an edit of its own; insert_cell adds one.");
  }
}

void check_new_title(const script& script, std::string_view edit_name, std::string_view title) {
  if (title.empty()) refuse(edit_name, "the cell has no title; write one, like \"part: seat\".");
  if (title.find_first_of("\r\n") != std::string_view::npos) {
    refuse(edit_name, "the title " + cited(title) + " takes more than one line; write it on one.");
  }
  if (title == preamble_title) {
    refuse(edit_name, "\"preamble\" names what stands before the first cell; choose another title.");
  }
  if (script.index_of(title)) {
    refuse(edit_name,
           "the script has a cell " + cited(title) + " already; replace that one, or choose another title.");
  }
}

/// Takes the place of a cell, on a line of its own where another cell follows.
change in_place_of(const script& script, std::size_t at, std::string text) {
  const bool is_last = at + 1 == script.cells().size();
  if (!is_last && !ends_line(text)) text += line_end_of(script.text());
  return {at, 1, std::move(text)};
}

/// The literal for a value; with every digit where rounding it would leave the parameter's range.
std::string literal_inside(const parameter& parameter, const parameter_value& value) {
  std::string literal = to_literal(value);
  if (const auto* number = std::get_if<double>(&value)) {
    const double rounded = std::get<double>(parse_literal(literal).value());
    if (rounded < parameter.low || rounded > parameter.high) literal = exact_float_literal(*number);
  }
  return literal;
}

change set_value(const script& script, const set_parameter& edit) {
  const parameter* parameter = script.find_parameter(edit.name);
  if (parameter == nullptr) {
    std::vector<std::string> names;
    for (const auto& each : script.parameters()) names.push_back(each.name);
    refuse("set_parameter",
           "the script has no parameter " + cited(edit.name) +
               (names.empty() ? "; it has none." : ". It has " + listed(names, "and") + '.'));
  }
  const parameter_value value = fit_to_domain(*parameter, edit.value);
  const auto holder =
      std::ranges::find_if(script.cells(), [](const cell& each) { return each.kind == parameters_kind; });
  std::string text = holder->text;
  if (value != parameter->value) {
    const line line = split_lines(holder->text).at(parameter->line - holder->line);
    const assignment parts = read_assignment(line.text).value();
    text.replace(line.begin + parts.value_begin, parts.value.size(), literal_inside(*parameter, value));
  }
  return {static_cast<std::size_t>(holder - script.cells().begin()), 1, std::move(text)};
}

/// A new text's body: what is left of it once the marker, which it may repeat, is off.
std::string body_of(const cell& cell, std::string text) {
  const std::vector<line> lines = split_lines(text);
  const auto title = lines.empty() ? std::nullopt : marker_title(lines.front().text);
  if (!title || is_preamble(cell)) return text;
  const auto written = marker_title(trimmed(front_of(cell)));
  if (title != written && *title != cell.title) {
    refuse("replace_cell", "the edit names the cell " + cited(cell.title) + ", the text is marked " +
                               cited(*title) + ". Use rename_cell for a new title.");
  }
  return text.substr(lines.front().text.size() + lines.front().end.size());
}

change replace_whole(const script& script, const replace_cell& edit) {
  const std::size_t at = find_cell(script, "replace_cell", edit.title);
  const cell& cell = script.cells()[at];
  const std::string_view end = line_end_of(script.text());
  const std::string body = body_of(cell, cleaned(edit.text, end));
  check_one_cell("replace_cell", body);
  const std::string_view front = front_of(cell);
  if (body.empty()) {
    std::string text(right_trimmed(front));
    if (!is_preamble(cell)) text += tail_of(cell.text);
    return in_place_of(script, at, std::move(text));
  }
  std::string text(front);
  if (!is_preamble(cell) && !ends_line(front)) text += end;
  return in_place_of(script, at, text.append(body).append(tail_of(cell.text)));
}

change insert(const script& script, const insert_cell& edit) {
  const std::string_view end = line_end_of(script.text());
  std::string text = cleaned(edit.text, end);
  const std::vector<line> lines = split_lines(text);
  const auto title = lines.empty() ? std::nullopt : marker_title(lines.front().text);
  if (!title)
    refuse("insert_cell", "the text does not begin with a marker line; write one, like `# %% part: seat`.");
  check_new_title(script, "insert_cell", *title);
  check_one_cell("insert_cell", std::string_view(text).substr(lines.front().text.size()));

  const std::vector<cell>& cells = script.cells();
  std::size_t at = cells.size();
  // What was changed by hand is said last, or it would be of things that are not there yet.
  if (at > 0 && cells.back().title == manual_edits_title) --at;
  if (edit.after == preamble_title && !script.index_of(preamble_title)) {
    at = 0;
  } else if (!edit.after.empty()) {
    at = find_cell(script, "insert_cell", edit.after) + 1;
  }
  text += end;
  if (at < cells.size()) text += end;
  if (at > 0 && !ends_line(cells[at - 1].text)) text.insert(0, end);
  return {at, 0, std::move(text)};
}

change rename(const script& script, const rename_cell& edit) {
  const std::size_t at = find_cell(script, "rename_cell", edit.title);
  const cell& cell = script.cells()[at];
  if (is_preamble(cell)) refuse("rename_cell", "the preamble has no marker and so no title to change.");
  const std::string_view title = trimmed(edit.new_title);
  check_new_title(script, "rename_cell", title);
  const line marker = split_lines(cell.text).front();
  std::string text = "# %% ";
  text.append(title).append(cell.text, marker.text.size());
  return {at, 1, std::move(text)};
}

change replace_part(const script& script, const replace_text& edit) {
  const std::size_t at = find_cell(script, "replace_text", edit.title);
  const cell& cell = script.cells()[at];
  const std::string_view end = line_end_of(script.text());
  const bool stands_as_given = cell.text.find(edit.search) != std::string::npos;
  const std::string search = stands_as_given ? edit.search : with_line_ends(edit.search, end);
  const std::size_t place = find_once(cell, search);
  std::string text = cell.text;
  text.replace(place, search.size(), with_line_ends(edit.replacement, end));

  const std::string_view marker = trimmed(front_of(cell));
  const std::vector<line> lines = split_lines(text);
  if (!is_preamble(cell) && (lines.empty() || marker_title(lines.front().text) != marker_title(marker))) {
    refuse("replace_text",
           "this would change the marker line " + cited(marker) + "; use rename_cell for a new title.");
  }
  std::string_view body = text;
  body = is_preamble(cell) ? without_byte_order_mark(body) : body.substr(lines.front().text.size());
  check_one_cell("replace_text", body);
  return in_place_of(script, at, std::move(text));
}

struct edit_visitor {
  const script& before;

  change operator()(const set_parameter& edit) const { return set_value(before, edit); }
  change operator()(const replace_cell& edit) const { return replace_whole(before, edit); }
  change operator()(const insert_cell& edit) const { return insert(before, edit); }
  change operator()(const delete_cell& edit) const {
    return {find_cell(before, "delete_cell", edit.title), 1, {}};
  }
  change operator()(const rename_cell& edit) const { return rename(before, edit); }
  change operator()(const replace_text& edit) const { return replace_part(before, edit); }
};

}  // namespace

change work_out(const script& script, const edit& edit) { return std::visit(edit_visitor{script}, edit); }

}  // namespace maquette::source
