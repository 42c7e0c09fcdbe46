// SPDX-License-Identifier: GPL-3.0-or-later
#include <optional>

#include "hand/manual_edits.hpp"
#include "maquette/error.hpp"
#include "roles/reply_cells.hpp"
#include "script/assignment.hpp"
#include "script/lines.hpp"

namespace maquette {
namespace {

constexpr std::string_view search_mark = "<<<<<<<", middle_mark = "=======", replace_mark = ">>>>>>>";

/// The words behind the first one.
std::string_view behind(std::string_view label, std::string_view first) {
  return source::trimmed(label.substr(first.size()));
}

/// A title as it stands in the script, though the reply writes it a little otherwise.
std::string title_in(const script& script, std::string_view written) {
  std::string title(source::trimmed(written));
  if (title.starts_with("# %%")) title = source::trimmed(std::string_view(title).substr(4));
  if (script.find(title) != nullptr) return title;
  for (const cell& each : script.cells())
    if (each.name == title) return each.title;
  return title;
}

void read_settings(const fenced_block& block, std::vector<edit>& edits) {
  for (const source::line& line : source::split_lines(block.text)) {
    if (source::trimmed(line.text).empty() || line.text.front() == '#') continue;
    const auto parts = source::read_assignment(line.text);
    const auto value = parts ? parse_literal(parts->value) : std::nullopt;
    if (!value)
      throw model_error("`" + std::string(line.text) +
                        "` sets no parameter. Write NAME = value, with a number, text, switch or colour.");
    edits.emplace_back(set_parameter{std::string(parts->name), *value});
  }
}

void read_replacements(const fenced_block& block, const std::string& title, std::vector<edit>& edits) {
  enum class side { outside, search, replacement } now = side::outside;
  std::string search, replacement;
  std::size_t found = 0;
  for (const source::line& line : source::split_lines(block.text)) {
    if (line.text.starts_with(search_mark)) {
      now = side::search;
      search.clear();
      replacement.clear();
    } else if (now == side::search && line.text.starts_with(middle_mark)) {
      now = side::replacement;
    } else if (now == side::replacement && line.text.starts_with(replace_mark)) {
      // The last line end belongs to neither, so that an end of a cell without one is found.
      if (!search.empty()) search.pop_back();
      if (!replacement.empty()) replacement.pop_back();
      edits.emplace_back(replace_text{title, search, replacement});
      now = side::outside;
      ++found;
    } else if (now == side::search) {
      search.append(line.text).append("\n");
    } else if (now == side::replacement) {
      replacement.append(line.text).append("\n");
    }
  }
  if (found == 0 || now != side::outside)
    throw model_error(
        "The block `edit " + title +
        "` is not whole. Write <<<<<<< SEARCH, ======= and >>>>>>> REPLACE, each on its own line.");
}

void read_cell_block(const fenced_block& block, std::string_view words, const script& script,
                     std::vector<edit>& edits) {
  const std::size_t after = words.find(" after ");
  if (after == std::string_view::npos) {
    const std::string title = title_in(script, words);
    const std::string text = read_cell("```\n" + block.text + "```", title);
    if (script.find(title) != nullptr)
      edits.emplace_back(replace_cell{title, text});
    else
      edits.emplace_back(insert_cell{"", text});
    return;
  }
  const std::string title(source::trimmed(words.substr(0, after)));
  const std::string text = read_cell("```\n" + block.text + "```", title);
  edits.emplace_back(insert_cell{title_in(script, words.substr(after + 7)), text});
}

/// What the artist changed by hand is no model's to change.
void refuse_manual_edits(const std::string& title) {
  if (title == manual_edits_title)
    throw model_error(
        "The cell `manual edits` holds what the artist changed by hand; it stays as it is, after all others. "
        "Change the part's own cell instead.");
}

void refuse_manual_edits(const edit& each) {
  if (const auto* replaced = std::get_if<replace_cell>(&each)) refuse_manual_edits(replaced->title);
  if (const auto* deleted = std::get_if<delete_cell>(&each)) refuse_manual_edits(deleted->title);
  if (const auto* renamed = std::get_if<rename_cell>(&each)) refuse_manual_edits(renamed->title);
  if (const auto* searched = std::get_if<replace_text>(&each)) refuse_manual_edits(searched->title);
  if (const auto* added = std::get_if<insert_cell>(&each)) {
    refuse_manual_edits(added->after);
    if (script(added->text).find(manual_edits_title) != nullptr)
      refuse_manual_edits(std::string(manual_edits_title));
  }
}

}  // namespace

edit_reply read_edits(std::string_view reply, const script& script) {
  const fenced_reply found = read_fences(reply);
  edit_reply out{found.words, {}};
  for (const fenced_block& block : found.blocks) {
    const std::string_view label = block.label;
    if (label == "set")
      read_settings(block, out.edits);
    else if (label.starts_with("edit "))
      read_replacements(block, title_in(script, behind(label, "edit")), out.edits);
    else if (label.starts_with("cell "))
      read_cell_block(block, behind(label, "cell"), script, out.edits);
    else if (label.starts_with("delete "))
      out.edits.emplace_back(delete_cell{title_in(script, behind(label, "delete"))});
    else
      throw model_error("A block is marked `" + block.label +
                        "`. Mark each block as set, edit CELL, cell CELL or delete CELL.");
  }
  if (out.edits.empty())
    throw model_error("There was no edit in the answer. Give at least one block: set, edit, cell or delete.");
  for (const edit& each : out.edits) refuse_manual_edits(each);
  return out;
}

}  // namespace maquette
