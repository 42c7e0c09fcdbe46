// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "maquette/script.hpp"

namespace maquette {

/// A function that scripts may carry: rag/tools/NAME.py.
struct modelling_tool {
  std::string name;
  std::string text;               ///< the whole function
  std::string signature;          ///< "tube(bm, points, radius, sides=16, closed=False)"
  std::string summary;            ///< its docstring
  std::vector<std::string> uses;  ///< other tools that it calls
};

/// The tools of rag/tools, those that every asset has first. Throws data_error where the folder is
/// incomplete.
class toolbox {
 public:
  explicit toolbox(const std::filesystem::path& folder);

  /// For the coder: each signature with what it does.
  std::string describe() const;
  /// The cell of tools with what these texts call, and what every asset has.
  std::string cell_for(const std::vector<std::string>& texts) const;
  /// The script with the tools that its cells call and its cell of tools lacks.
  script completed(const script& script) const;

 private:
  std::vector<const modelling_tool*> needed(const std::vector<std::string>& texts) const;

  std::vector<modelling_tool> tools_;
};

}  // namespace maquette
