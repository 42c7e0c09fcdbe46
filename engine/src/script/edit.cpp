// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/edit.hpp"

#include <stdexcept>
#include <utility>

#include "script/cell_text.hpp"
#include "script/change.hpp"
#include "script/lines.hpp"

namespace maquette {
namespace {

script carry_out(const script& before, const source::change& change) {
  std::string text;
  const std::vector<cell>& cells = before.cells();
  for (std::size_t i = 0; i < change.at; ++i) text += cells[i].text;
  text += change.text;
  for (std::size_t i = change.at + change.replaced; i < cells.size(); ++i) text += cells[i].text;
  return script(std::move(text));
}

/// A cell as it stands once another comes after it: the script's last one may lack its line end until then.
std::string with_line_end(const std::string& text, const std::string& script_text) {
  return source::ends_line(text) ? text : text + std::string(source::line_end_of(script_text));
}

/// Law 3: an edit touches what it names.
void check_law(const script& before, const script& after, const source::change& change) {
  const std::vector<cell>& old_cells = before.cells();
  const std::vector<cell>& new_cells = after.cells();
  const std::size_t behind = old_cells.size() - change.at - change.replaced;
  const std::size_t added = change.text.empty() ? 0 : 1;
  bool kept = new_cells.size() == change.at + added + behind;
  for (std::size_t i = 0; kept && i < change.at; ++i) {
    const bool before_insertion = change.replaced == 0 && i + 1 == change.at;
    kept = new_cells[i].text ==
           (before_insertion ? with_line_end(old_cells[i].text, before.text()) : old_cells[i].text);
  }
  for (std::size_t i = 1; kept && i <= behind; ++i) {
    kept = old_cells[old_cells.size() - i].text == new_cells[new_cells.size() - i].text;
  }
  if (!kept) throw std::logic_error("An edit changed a cell that it does not name.");
}

}  // namespace

script apply_edits(const script& before, const std::vector<edit>& edits) {
  script current = before;
  for (const edit& each : edits) {
    const source::change change = source::work_out(current, each);
    script next = carry_out(current, change);
    check_law(current, next, change);
    current = std::move(next);
  }
  return current;
}

}  // namespace maquette
