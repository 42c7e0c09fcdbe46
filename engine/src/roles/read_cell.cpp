// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "maquette/error.hpp"
#include "roles/reply_cells.hpp"
#include "script/cell_text.hpp"
#include "script/lines.hpp"

namespace maquette {
namespace {

bool looks_like_code(std::string_view text) {
  return text.find("add_part(") != std::string_view::npos || text.find("# %%") != std::string_view::npos;
}

/// The text of the cell with this title where the block holds several; of the first marked one otherwise.
std::string body_of(const std::string& block, const std::string& title) {
  const script parsed(block);
  const cell* wanted = parsed.find(title);
  if (wanted == nullptr) {
    const auto marked =
        std::ranges::find_if(parsed.cells(), [](const cell& each) { return !source::is_preamble(each); });
    wanted = marked == parsed.cells().end() ? (parsed.cells().empty() ? nullptr : &parsed.cells().front())
                                            : &*marked;
  }
  if (wanted == nullptr) return {};
  std::string text = wanted->text;
  if (!source::is_preamble(*wanted)) text.erase(0, text.find('\n') + 1);
  return text;
}

}  // namespace

std::string read_cell(std::string_view reply, const std::string& title) {
  const fenced_reply found = read_fences(reply);
  std::string block;
  for (const fenced_block& each : found.blocks)
    if (each.text.size() > block.size()) block = each.text;
  if (block.empty() && looks_like_code(reply)) block = reply;
  std::string body = body_of(block, title);
  body.erase(body.find_last_not_of(" \t\r\n") + 1);
  if (source::trimmed(body).empty())
    throw model_error("There was no cell in the answer. Give the cell `# %% " + title +
                      "` in one ```python block.");
  return "# %% " + title + "\n" + body + "\n";
}

}  // namespace maquette
