// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>

#include "maquette/blueprint.hpp"
#include "maquette/brief.hpp"
#include "maquette/model.hpp"

namespace maquette {

/// A blueprint and what was put right in it.
struct planned {
  blueprint plan;
  std::vector<std::string> repaired;  ///< by the engine, as sentences
  std::vector<std::string> left;      ///< faults that the planner did not mend; the coders build by it anyway
};

/// Asks the planner; what it got wrong and the engine cannot put right goes back to it once. `other_than` are
/// blueprints that the new one is to differ from. Throws model_error where no blueprint comes of it.
planned make_plan(model& planner, const brief& brief, const std::vector<blueprint>& other_than,
                  std::stop_token stop, const text_listener& listen);

}  // namespace maquette
