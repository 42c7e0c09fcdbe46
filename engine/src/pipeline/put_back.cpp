// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/put_back.hpp"

#include "maquette/edit.hpp"

namespace maquette {
namespace {

/// The cell before this one that the other script has, too; empty where there is none.
std::string anchor_of(const script& own, std::size_t index, const script& other) {
  while (index > 0)
    if (const std::string& title = own.cells()[--index].title; other.find(title) != nullptr) return title;
  return {};
}

}  // namespace

std::optional<script> put_back(const std::vector<std::string>& parts, const script& before,
                               const script& after) {
  script now = after;
  for (const std::string& part : parts) {
    const std::string title = "part: " + part;
    const auto was = before.index_of(title);
    const cell* is = now.find(title);
    if (was && is != nullptr)
      now = apply_edits(now, {replace_cell{title, before.cells()[*was].text}});
    else if (was)
      now = apply_edits(now, {insert_cell{anchor_of(before, *was, now), before.cells()[*was].text}});
    else if (is != nullptr)
      now = apply_edits(now, {delete_cell{title}});
  }
  if (now.text() == after.text() || now.text() == before.text()) return std::nullopt;
  return now;
}

}  // namespace maquette
