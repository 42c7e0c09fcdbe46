// SPDX-License-Identifier: GPL-3.0-or-later
#include "script/parameter_cell.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "maquette/error.hpp"
#include "script/cells.hpp"
#include "script/lines.hpp"
#include "script/sentence.hpp"

namespace maquette::source {
namespace {

class parameter_reader {
 public:
  void read(std::string_view text, std::size_t line) {
    const std::string_view content = trimmed(text);
    if (content.empty()) return;
    if (content.front() == '#') {
      group_ = trimmed(content.substr(1));
      return;
    }
    try {
      if (auto found = parse_parameter(text)) {
        add(std::move(*found), line);
      } else {
        complain(line, "The parameters cell holds only assignments, one a line; move " + cited(content) +
                           " to another cell.");
      }
    } catch (const input_error& fault) {
      complain(line, fault.what());
    }
  }

  parameter_list result() && { return std::move(list_); }

 private:
  void add(parameter found, std::size_t line) {
    found.line = line;
    found.group = group_;
    const auto earlier = std::ranges::find(list_.parameters, found.name, &parameter::name);
    if (earlier != list_.parameters.end()) {
      // Python lets the later line win, so a slider on the earlier one would do nothing.
      complain(earlier->line, found.name + " is set again in line " + std::to_string(line) +
                                  ", which counts; delete this line.");
      list_.parameters.erase(earlier);
    }
    list_.parameters.push_back(std::move(found));
  }

  void complain(std::size_t line, std::string message) {
    list_.problems.push_back({line, std::move(message)});
  }

  parameter_list list_;
  std::string group_;
};

}  // namespace

parameter_list read_parameters(const cell& cell) {
  parameter_reader reader;
  std::size_t number = cell.line;
  for (const line& each : split_lines(cell.text)) {
    if (!marker_title(each.text)) reader.read(each.text, number);
    ++number;
  }
  return std::move(reader).result();
}

}  // namespace maquette::source
