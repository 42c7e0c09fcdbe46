// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <stop_token>
#include <string>
#include <vector>

#include "maquette/model.hpp"

namespace maquette {

/// Asks for JSON by `request.schema` and checks what comes. JSON that does not fit is asked for once more,
/// with what did not fit; then, and on a refusal or a reply that was cut for length, throws model_error.
nlohmann::json ask_for_json(model& model, model_request request, std::stop_token stop = {},
                            const text_listener& on_text = {});

/// Puts a request to a model. What it takes to come to an answer may be added to the conversation.
using asking = std::function<model_reply(model_request&)>;

/// The same where asking takes more than one exchange. The conversation is left as it stands at the end, the
/// last answer not in it; `model` is told which of it was of no use.
nlohmann::json ask_for_json(model& model, model_request& request, const asking& ask);

/// Throws model_error, with what the user can do, where the reply is a refusal.
void check_willing(const model_reply& reply);

/// What does not fit the JSON schema (draft 7), one "where: what" each; at most 20.
std::vector<std::string> schema_misfits(const nlohmann::json& value, const nlohmann::json& schema);

}  // namespace maquette
