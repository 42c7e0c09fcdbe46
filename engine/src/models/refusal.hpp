// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "http/http.hpp"
#include "maquette/error.hpp"
#include "maquette/model_settings.hpp"

namespace maquette {

/// What a provider's HTTP error means and what to do about it; the key is not in it.
provider_error refusal_of(const provider_settings& provider, const std::string& model,
                          const http::response& answer);

/// What the provider says of its error, at most 300 letters, without the key.
std::string said_in(const std::string& body, const key& secret);

/// The text on one line, at most 300 letters.
std::string in_short(const std::string& text);

/// How long the provider wants to be left alone: Retry-After in seconds or as a date, or Gemini's retryDelay.
std::optional<std::chrono::milliseconds> wait_in(const http::response& answer);

}  // namespace maquette
