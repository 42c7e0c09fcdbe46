// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>

#include "maquette/blueprint.hpp"
#include "maquette/image_model.hpp"
#include "maquette/usage.hpp"

namespace maquette {

/// A concept picture of a blueprint, from its words and, where the model looks at pictures, its three-view
/// sheet. What it takes is added to the meter. Throws what the model throws, and limit_reached.
picture draw_concept(image_model& illustrator, const blueprint& plan, const picture& sheet, meter& used,
                     const price_table& prices, std::stop_token stop);

}  // namespace maquette
