// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "maquette/session.hpp"

namespace maquette {

/// The step "requested", with which a run of the team begins: all that it takes to begin it again.
nlohmann::json task_to_json(const create_request& task);
nlohmann::json task_to_json(const plan_request& task);
nlohmann::json task_to_json(const refine_request& task);

/// A picture as steps keep it.
nlohmann::json picture_to_json(const picture& of);
picture picture_from_json(const nlohmann::json& kept);

/// The task of the last run, where that came to no end of its own. Throws input_error where it did, or where
/// there was none that can go on.
decltype(request::task) unfinished_task(const std::vector<step_record>& steps);

}  // namespace maquette
