// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "maquette/retriever.hpp"

namespace maquette {

/// Passages as a prompt has them; empty where there are none.
std::string said_passages(const std::vector<passage>& passages);

}  // namespace maquette
