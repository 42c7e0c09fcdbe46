// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include "maquette/model.hpp"

namespace maquette {

/// A picture as a part of Gemini's contents.
nlohmann::json gemini_picture(const picture& seen);

}  // namespace maquette
