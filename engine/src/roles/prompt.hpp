// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace maquette {

/// A prompt's text with its {{names}} filled in. Each value is put in as it is: braces in it are left alone.
/// Throws data_error where a name has no value, so that no prompt goes out with a hole.
std::string fill(std::string_view prompt, const std::map<std::string, std::string, std::less<>>& values);

/// A Python identifier from words: "back left leg" -> "back_left_leg"; never a keyword, never empty.
std::string identifier(std::string_view words);

}  // namespace maquette
