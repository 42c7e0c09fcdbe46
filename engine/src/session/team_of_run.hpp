// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "maquette/author.hpp"
#include "maquette/retriever.hpp"
#include "maquette/session.hpp"

namespace maquette {

/// Whether the settings, or a recording that is replayed, give the team its models.
bool has_models(const engine::settings& settings);

/// A team for one run, with a meter of its own; what it takes is kept in the store. Throws input_error where
/// a role has no model, and limit_reached where the session has used up what it may.
std::unique_ptr<author> make_team_of_run(const engine::settings& settings, const request& request,
                                         std::shared_ptr<const retriever> knowledge,
                                         const std::shared_ptr<store>& records);

}  // namespace maquette
