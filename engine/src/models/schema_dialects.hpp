// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

namespace maquette {

/// The schema with each local "$ref" replaced by what it points to: Gemini knows no "definitions", and OpenAI
/// no description beside a "$ref". What refers to itself stays as it is.
nlohmann::json without_references(const nlohmann::json& schema);

/// Whether OpenAI's strict mode takes the schema: every object names all its properties as required and
/// allows no others (platform.openai.com/docs/guides/structured-outputs, "Supported schemas").
bool fits_strict_mode(const nlohmann::json& schema);

/// The schema with what Anthropic's structured outputs refuse (limits of numbers, lengths and counts) said in
/// the descriptions instead, and every object closed (platform.claude.com, "Structured outputs"). What comes
/// is checked against the whole schema all the same.
nlohmann::json without_limits(const nlohmann::json& schema);

}  // namespace maquette
