// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

#include "maquette/edit.hpp"

namespace maquette::source {

/// What one edit comes to: from cell `at` on, `replaced` cells (none or one) give way to `text`.
struct change {
  std::size_t at = 0;
  std::size_t replaced = 0;
  std::string text;
};

/// Works out an edit on a script; throws edit_refused or input_error where it does not fit.
change work_out(const script& script, const edit& edit);

}  // namespace maquette::source
