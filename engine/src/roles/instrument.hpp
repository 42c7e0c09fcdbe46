// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "maquette/model.hpp"

namespace maquette {

/// What an instrument shows.
struct display {
  std::string text;
  std::vector<picture> pictures{};
};

/// A function that a role may call while it works out its answer.
struct instrument {
  tool offer;  ///< as the model is told of it; its schema is one of plain properties
  /// Arguments fit the schema. Throws input_error with a sentence for the model, and host_error where Blender
  /// could not do it.
  std::function<display(const nlohmann::json& arguments)> use;
  /// For the user, after the role's name: "looks up: bevel edges".
  std::function<std::string(const nlohmann::json& arguments)> describe;
};

}  // namespace maquette
