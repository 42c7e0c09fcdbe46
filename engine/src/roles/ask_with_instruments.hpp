// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>

#include "maquette/model.hpp"
#include "roles/instruments.hpp"

namespace maquette {

/// Asks until the model answers: what it calls is done, and what came of it is added to the conversation.
/// Once `use` has nothing left the tools stay declared and may not be called, and a model that calls them all
/// the same without a word of answer is told so twice; then model_error is thrown. The reply has no calls.
model_reply ask_with_instruments(model& model, model_request& request, instruments& use, std::stop_token stop,
                                 const text_listener& on_text);

}  // namespace maquette
