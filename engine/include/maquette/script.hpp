// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "maquette/parameter.hpp"

namespace maquette {

/// A stretch of a script from its `# %%` marker up to the next one; the text before the first marker, where
/// there is any, is the cell titled "preamble". The texts of all cells, joined, are the script to the byte.
/// A marker splits wherever it begins a line, inside a triple-quoted string too, as in Spyder and Jupytext.
struct cell {
  /// "part: seat", as written; a second one of the same title becomes "part: seat #2", a blank one
  /// "untitled".
  std::string title;
  std::string kind;      ///< "part", "parameters", "preamble" ...; the whole title where it has no colon
  std::string name;      ///< "seat"; empty where the title has no colon
  std::string text;      ///< marker line and body, with their line ends
  std::size_t line = 1;  ///< 1-based line of the script on which `text` starts

  bool operator==(const cell&) const = default;
};

/// An asset's script, parsed once and never changed: an edit makes a new one. Any text is a script; what
/// breaks the format is listed in `problems()`. Safe to read from several threads.
class script {
 public:
  script() = default;
  explicit script(std::string text);

  const std::string& text() const { return text_; }
  const std::vector<cell>& cells() const { return cells_; }
  /// Of the first parameters cell; where two lines set one name, the one that counts when it runs.
  const std::vector<parameter>& parameters() const { return parameters_; }
  const std::vector<parameter_problem>& problems() const { return problems_; }

  /// First line of the docstring: the asset as a person would ask for it; empty where there is none.
  const std::string& prompt() const { return prompt_; }
  /// The docstring's `Tags:`, most usual first.
  const std::vector<std::string>& tags() const { return tags_; }
  /// The docstring's `Words:`: what people say, and what the parameters call it.
  const std::vector<std::pair<std::string, std::string>>& synonyms() const { return synonyms_; }

  std::optional<std::size_t> index_of(std::string_view title) const;
  const cell* find(std::string_view title) const;
  const parameter* find_parameter(std::string_view name) const;
  /// Names of the cells of kind "part", in order.
  std::vector<std::string> part_names() const;

 private:
  std::string text_;
  std::vector<cell> cells_;
  std::vector<parameter> parameters_;
  std::vector<parameter_problem> problems_;
  std::string prompt_;
  std::vector<std::string> tags_;
  std::vector<std::pair<std::string, std::string>> synonyms_;
};

}  // namespace maquette
