// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maquette/blueprint.hpp"
#include "maquette/brief.hpp"
#include "maquette/model.hpp"
#include "roles/desk.hpp"

namespace maquette {

/// Asks the planner, who may look things up at its desk; what it got wrong and the engine cannot put right
/// goes back to it once. `other_than` are blueprints that the new one is to differ from. Throws model_error
/// where no blueprint comes of it.
planned make_plan(model& planner, const brief& brief, const std::vector<blueprint>& other_than,
                  const desk& at, const text_listener& listen);

}  // namespace maquette
