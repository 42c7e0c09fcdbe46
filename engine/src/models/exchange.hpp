// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "maquette/model.hpp"

namespace maquette {

/// The request as it stands in a recording: what was asked, without pictures' bytes, thoughts, and what only
/// its provider understands. Equal requests are equal here, and only those.
nlohmann::json request_to_json(const model_request& request);
/// The request without its tools, which are an offer and no question. What was called and what came of it
/// stands in the messages; so a conversation that was recorded before a tool was added or described anew is
/// still the same conversation, and plays.
nlohmann::json question_in(nlohmann::json request);
/// A name for that question, as 16 hexadecimal digits (FNV-1a).
std::string hash_of(const nlohmann::json& request);

nlohmann::json reply_to_json(const model_reply& reply);
/// Throws nlohmann::json::exception where it is none.
model_reply reply_from_json(const nlohmann::json& reply);

}  // namespace maquette
