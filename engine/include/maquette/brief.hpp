// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "maquette/model.hpp"

namespace maquette {

/// What is wanted: words, and the picture that it should look like where the user gave one.
struct brief {
  std::string text;  ///< may be empty where there is a picture
  std::optional<picture> reference;
  /// The reference is a concept that a model drew from the blueprint: the words and the blueprint count more.
  bool imagined = false;
};

}  // namespace maquette
