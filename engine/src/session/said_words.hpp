// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace maquette {

/// A prompt or an instruction as it is worked with: zero bytes and other control characters, which no script
/// can hold, are blanks. Throws input_error where it is longer than any model could be sent.
std::string said_words(std::string words);

}  // namespace maquette
