// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "library/bind.hpp"
#include "library/pairs.hpp"
#include "maquette/script.hpp"

namespace maquette::library {

/// "a, b and c".
std::string listed(const std::vector<std::string>& items);

/// "a chair", "an urn".
std::string with_article(const std::string& noun);

/// Why nothing was built, and what can be asked for instead. `unknown` holds the words that name the thing.
std::string unknown_thing(const std::string& unknown, const std::string& prompt, const pair_library& library);

/// Why an instruction changed nothing, and what can be changed on the things that it names.
std::string nothing_to_do(const std::string& instruction, const vocabulary& known, const binding& bound,
                          const std::vector<std::string>& left_out);

}  // namespace maquette::library
