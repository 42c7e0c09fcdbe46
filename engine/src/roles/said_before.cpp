// SPDX-License-Identifier: GPL-3.0-or-later
#include "roles/said_before.hpp"

#include <algorithm>
#include <ranges>

#include "roles/shortened.hpp"

namespace maquette {
namespace {

constexpr std::size_t letters_of_one = 300, letters_of_all = 2400, letters_of_ids = 200;

}  // namespace

std::string said_before(const std::vector<remark>& earlier, bool can_recall) {
  std::string lines, older;
  for (const remark& each : earlier | std::views::reverse) {
    if (each.current) continue;
    const std::string line = "- " + each.id + ": " + shortened_line(each.brief, letters_of_one) + "\n";
    if (older.empty() && lines.size() + line.size() <= letters_of_all)
      lines = line + lines;
    else
      older = each.id + (older.empty() ? "" : ", ") + older;
  }
  if (lines.empty()) return {};
  if (!older.empty()) lines = "- earlier: " + shortened_line(older, letters_of_ids) + "\n" + lines;
  const std::string how = can_recall ? ", in short; recall gives the whole of one" : ", in short";
  return "Said in this session before" + how + ":\n" + lines;
}

}  // namespace maquette
