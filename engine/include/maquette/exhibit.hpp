// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "maquette/model.hpp"

namespace maquette {

/// An asset as reviewers see it.
struct exhibit {
  std::vector<std::pair<std::string, picture>> views;  ///< each with its name
  std::string measured;                                ///< what the audit says, as sentences
};

}  // namespace maquette
