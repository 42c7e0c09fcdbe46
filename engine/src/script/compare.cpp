// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/edit.hpp"

namespace maquette {

cell_difference compare_cells(const script& before, const script& after) {
  cell_difference result;
  for (const cell& each : after.cells()) {
    const cell* earlier = before.find(each.title);
    if (earlier == nullptr) {
      result.added.push_back(each.title);
    } else if (earlier->text != each.text) {
      result.changed.push_back(each.title);
    }
  }
  for (const cell& each : before.cells()) {
    if (after.find(each.title) == nullptr) result.removed.push_back(each.title);
  }
  return result;
}

}  // namespace maquette
