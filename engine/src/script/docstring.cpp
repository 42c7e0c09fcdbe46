// SPDX-License-Identifier: GPL-3.0-or-later
#include "script/docstring.hpp"

#include "script/lines.hpp"
#include "script/quoted.hpp"

namespace maquette::source {
namespace {

constexpr std::string_view tags_label = "Tags:";
constexpr std::string_view words_label = "Words:";

std::string_view skip_blank_and_comment_lines(std::string_view text) {
  for (const line& each : split_lines(text)) {
    const std::string_view content = trimmed(each.text);
    if (!content.empty() && content.front() != '#') return text.substr(each.begin);
  }
  return {};
}

/// The items of a list between separators, none of them empty.
std::vector<std::string_view> items_of(std::string_view list, char separator) {
  std::vector<std::string_view> items;
  while (!list.empty()) {
    const std::size_t end = list.find(separator);
    const std::string_view item = trimmed(list.substr(0, end));
    if (!item.empty()) items.push_back(item);
    list = end == std::string_view::npos ? std::string_view{} : list.substr(end + 1);
  }
  return items;
}

void add_synonyms(std::string_view list, docstring& result) {
  for (const std::string_view item : items_of(list, ';')) {
    const std::size_t equals = item.find('=');
    if (equals == std::string_view::npos) continue;
    result.synonyms.emplace_back(trimmed(item.substr(0, equals)), trimmed(item.substr(equals + 1)));
  }
}

}  // namespace

docstring read_docstring(std::string_view preamble) {
  docstring result;
  const auto literal = read_quoted(skip_blank_and_comment_lines(without_byte_order_mark(preamble)));
  if (!literal) return result;
  bool in_tags = false, in_words = false;
  for (const line& each : split_lines(literal->value)) {
    std::string_view content = trimmed(each.text);
    if (content.starts_with(tags_label)) {
      in_tags = true;
      content.remove_prefix(tags_label.size());
    } else if (content.starts_with(words_label)) {
      in_words = true;
      content.remove_prefix(words_label.size());
    } else if (result.prompt.empty()) {
      result.prompt = content;
    }
    if (in_tags) {
      for (const std::string_view tag : items_of(content, ',')) result.tags.emplace_back(tag);
      in_tags = content.ends_with(',');
    } else if (in_words) {
      add_synonyms(content, result);
      in_words = content.ends_with(';');
    }
  }
  return result;
}

}  // namespace maquette::source
