// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace maquette {

/// A script as a block of a prompt that nothing in its text can close: the fence is longer than any run of
/// backticks in it.
std::string marked_script(std::string_view script);

/// The section of a role's system text that tells what is asked of it from what is material.
std::string material_prompt();

}  // namespace maquette
