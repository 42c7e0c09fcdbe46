// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "library/claims.hpp"
#include "library/tokens.hpp"

namespace maquette::library {

/// What `modifiers` say of the subject of `about`, as one claim each; the rest of `about` is copied into
/// them.
std::vector<claim> read_phrase(const std::vector<token>& modifiers, const claim& about);

/// The words of some tokens as the request has them.
std::string words_of(const std::vector<token>& tokens);

}  // namespace maquette::library
