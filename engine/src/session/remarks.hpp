// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "maquette/remark.hpp"
#include "maquette/store.hpp"

namespace maquette {

/// What was said in a session, read from its steps, oldest first: requests and edits of the artist's,
/// blueprints, edits of the coder's, critiques and verdicts. Seen from a run: one that goes on where another
/// was cut does not see what that one did, so that it asks the same questions and finds the answers in its
/// journal.
std::vector<remark> remarks_of(const std::vector<step_record>& steps, const std::string& run);

}  // namespace maquette
