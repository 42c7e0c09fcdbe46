// SPDX-License-Identifier: GPL-3.0-or-later
#include "script/docstring.hpp"

#include "script/lines.hpp"
#include "script/quoted.hpp"

namespace maquette::source {
namespace {

constexpr std::string_view tags_label = "Tags:";

std::string_view skip_blank_and_comment_lines(std::string_view text) {
  for (const line& each : split_lines(text)) {
    const std::string_view content = trimmed(each.text);
    if (!content.empty() && content.front() != '#') return text.substr(each.begin);
  }
  return {};
}

void add_tags(std::string_view list, std::vector<std::string>& tags) {
  while (!list.empty()) {
    const std::size_t comma = list.find(',');
    const std::string_view tag = trimmed(list.substr(0, comma));
    if (!tag.empty()) tags.emplace_back(tag);
    list = comma == std::string_view::npos ? std::string_view{} : list.substr(comma + 1);
  }
}

}  // namespace

docstring read_docstring(std::string_view preamble) {
  docstring result;
  const auto literal = read_quoted(skip_blank_and_comment_lines(without_byte_order_mark(preamble)));
  if (!literal) return result;
  bool in_tags = false;
  for (const line& each : split_lines(literal->value)) {
    std::string_view content = trimmed(each.text);
    if (content.starts_with(tags_label)) {
      in_tags = true;
      content.remove_prefix(tags_label.size());
    } else if (result.prompt.empty()) {
      result.prompt = content;
    }
    if (!in_tags) continue;
    add_tags(content, result.tags);
    in_tags = content.ends_with(',');
  }
  return result;
}

}  // namespace maquette::source
