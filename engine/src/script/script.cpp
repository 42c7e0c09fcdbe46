// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/script.hpp"

#include <algorithm>
#include <utility>

#include "script/cells.hpp"
#include "script/docstring.hpp"
#include "script/parameter_cell.hpp"

namespace maquette {

script::script(std::string text) : text_(std::move(text)), cells_(source::split_cells(text_)) {
  problems_ = source::find_problems(cells_);
  const auto holder = std::ranges::find(cells_, source::parameters_kind,
                                        [](const cell& each) { return std::string_view(each.kind); });
  if (holder != cells_.end()) {
    source::parameter_list list = source::read_parameters(*holder);
    parameters_ = std::move(list.parameters);
    problems_.insert(problems_.end(), list.problems.begin(), list.problems.end());
    std::ranges::stable_sort(problems_, {}, &parameter_problem::line);
  }
  if (const cell* preamble = find(source::preamble_title)) {
    source::docstring docstring = source::read_docstring(preamble->text);
    prompt_ = std::move(docstring.prompt);
    tags_ = std::move(docstring.tags);
    synonyms_ = std::move(docstring.synonyms);
  }
}

std::optional<std::size_t> script::index_of(std::string_view title) const {
  const auto found = std::ranges::find(cells_, title, &cell::title);
  if (found == cells_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - cells_.begin());
}

const cell* script::find(std::string_view title) const {
  const auto index = index_of(title);
  return index ? &cells_[*index] : nullptr;
}

const parameter* script::find_parameter(std::string_view name) const {
  const auto found = std::ranges::find(parameters_, name, &parameter::name);
  return found == parameters_.end() ? nullptr : &*found;
}

std::vector<std::string> script::part_names() const {
  std::vector<std::string> names;
  for (const cell& each : cells_) {
    if (each.kind == "part") names.push_back(each.name);
  }
  return names;
}

}  // namespace maquette
