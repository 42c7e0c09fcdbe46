// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "maquette/blueprint.hpp"
#include "maquette/brief.hpp"
#include "maquette/critique.hpp"
#include "maquette/exhibit.hpp"
#include "maquette/model.hpp"
#include "maquette/remark.hpp"

namespace maquette {

/// The critic's problems, gravest first; none where there is nothing to send back. `earlier` is what was said
/// in the session before.
std::vector<problem> criticise(model& critic, const brief& brief, const std::optional<blueprint>& plan,
                               const exhibit& shown, const std::vector<remark>& earlier, std::stop_token stop,
                               const text_listener& listen);

/// What the verifier says of each problem, from before and after.
verification verify(model& verifier, const brief& brief, const std::vector<problem>& problems,
                    const exhibit& before, const exhibit& after, const std::vector<remark>& earlier,
                    std::stop_token stop, const text_listener& listen);

}  // namespace maquette
