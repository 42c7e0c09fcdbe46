// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/tried_code.hpp"

#include <ranges>

#include "pipeline/naming.hpp"
#include "script/lines.hpp"

namespace maquette {
namespace {

/// The text with each parameter's line cut down to its name: values are literals, and run nothing.
std::string code_of(const script& script) {
  const std::vector<source::line> lines = source::split_lines(script.text());
  std::string code = script.text();
  for (const parameter& parameter : script.parameters() | std::views::reverse) {
    const source::line& line = lines.at(parameter.line - 1);
    code.replace(line.begin, line.text.size(), parameter.name);
  }
  return code;
}

}  // namespace

void tried_code::add(const script& script) { known_.insert(code_of(script)); }

bool tried_code::has(const script& script) const { return known_.contains(code_of(script)); }

void tried_code::add_made_of(const script& known, const script& made) {
  if (has(known)) add(made);
}

void tried_code::add_versions(const std::vector<version_record>& versions) {
  for (const version_record& each : versions) {
    const script text(each.script);
    if (each.author == by_maquette) {
      add(text);
    } else if (each.author == by_hand && each.parent) {
      const auto beneath = std::ranges::find(versions, *each.parent, &version_record::number);
      if (beneath != versions.end()) add_made_of(script(beneath->script), text);
    }
  }
}

}  // namespace maquette
