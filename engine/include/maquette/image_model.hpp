// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <stop_token>
#include <string>

#include "maquette/model.hpp"

namespace maquette {

struct picture_request {
  std::string prompt;
  std::optional<picture> reference;  ///< drawn from, where the provider takes one: see takes_reference
};

struct picture_reply {
  picture drawn;
  maquette::usage usage;
};

/// A model that draws square pictures. Thread-safe.
class image_model {
 public:
  virtual ~image_model() = default;
  virtual const std::string& name() const = 0;  ///< as the provider has it
  /// Whether `reference` is looked at (Gemini); OpenAI's protocol takes words only.
  virtual bool takes_reference() const = 0;
  /// Throws provider_error, model_error where it will not draw this, and cancelled.
  virtual picture_reply draw(const picture_request& request, std::stop_token stop) = 0;
};

}  // namespace maquette
