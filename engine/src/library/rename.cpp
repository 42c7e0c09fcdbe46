// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/rename.hpp"

#include <algorithm>
#include <vector>

namespace maquette::library {

std::string renamed_cell(const cell& cell, const cell_analysis& names,
                         const std::map<std::string, std::string>& new_names) {
  std::vector<std::size_t> line_starts{0};
  for (std::size_t i = 0; i < cell.text.size(); ++i)
    if (cell.text[i] == '\n') line_starts.push_back(i + 1);

  std::vector<reference> references = names.references;
  std::sort(references.begin(), references.end(), [](const reference& a, const reference& b) {
    return std::pair(a.line, a.column) < std::pair(b.line, b.column);
  });
  std::string out;
  std::size_t done = 0;
  for (const reference& reference : references) {
    const auto target = new_names.find(reference.name);
    if (target == new_names.end() || reference.line < cell.line) continue;
    const std::size_t line = reference.line - cell.line;
    if (line >= line_starts.size()) continue;
    const std::size_t at = line_starts[line] + reference.column;
    if (at < done || cell.text.compare(at, reference.length, reference.name) != 0) continue;
    out += cell.text.substr(done, at - done) + target->second;
    done = at + reference.length;
  }
  return out + cell.text.substr(done);
}

}  // namespace maquette::library
