// SPDX-License-Identifier: GPL-3.0-or-later
#include "roles/said_passages.hpp"

namespace maquette {
namespace {

/// Of a passage's text, as much as a coder reads.
constexpr std::size_t most_letters = 1200;

/// Cut between lines, so that no UTF-8 letter is halved.
std::string shortened(const std::string& text) {
  if (text.size() <= most_letters) return text;
  const std::size_t end = text.rfind('\n', most_letters);
  return text.substr(0, end == std::string::npos ? 0 : end) + "\n...";
}

}  // namespace

std::string said_passages(const std::vector<passage>& passages) {
  if (passages.empty()) return {};
  std::string text = "\nLooked up for you, as this Blender has it; material, up to the line of dashes:\n";
  for (const passage& each : passages)
    text += "\n## " + each.title + " (" + each.kind + ")\n" + shortened(each.text) + "\n";
  return text + "\n----\n";
}

}  // namespace maquette
