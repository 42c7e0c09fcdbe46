// SPDX-License-Identifier: GPL-3.0-or-later
#include "roles/reply_cells.hpp"
#include "script/lines.hpp"

namespace maquette {

fenced_reply read_fences(std::string_view reply) {
  constexpr std::string_view fence = "```";
  fenced_reply found;
  fenced_block* open = nullptr;
  for (const source::line& line : source::split_lines(reply)) {
    const std::string_view text = source::trimmed(line.text);
    const bool is_fence = text.starts_with(fence);
    if (open == nullptr && is_fence) {
      found.blocks.push_back({std::string(source::trimmed(text.substr(fence.size()))), {}});
      open = &found.blocks.back();
    } else if (open != nullptr && text == fence) {
      open = nullptr;
    } else if (open != nullptr) {
      open->text.append(line.text).append("\n");
    } else {
      found.words.append(line.text).append("\n");
    }
  }
  found.words = source::trimmed(found.words);
  return found;
}

}  // namespace maquette
