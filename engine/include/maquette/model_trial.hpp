// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>
#include <string>

#include "maquette/model_settings.hpp"

namespace maquette {

/// What came of one tiny question.
struct model_trial {
  bool ok = false;
  std::string text;  ///< "works, 0.8 s", or what is wrong and what to do
  double seconds = 0.0;
  std::string model;  ///< as the provider names it; empty where none is set
};

/// Asks a role's model for one word, once and without retries; critic and verifier are shown a small picture
/// with it, because their model must be able to see. The image model is not asked, since a picture costs
/// money. Waits on the calling thread. Throws nothing but cancelled: what is wrong is in the text.
model_trial try_model(const model_settings& settings, const std::string& role, std::stop_token stop = {});

}  // namespace maquette
