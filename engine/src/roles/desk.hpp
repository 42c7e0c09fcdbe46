// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "maquette/author.hpp"
#include "maquette/retriever.hpp"
#include "roles/instruments.hpp"

namespace maquette {

/// What a role works with beside its model: what it looks things up in, what was said before, and the scene.
struct desk {
  std::shared_ptr<const retriever> knowledge;  ///< null where there is none
  const author_context& at;

  /// Each gives a whole allowance, for one request.
  instruments for_planning() const;  ///< passages, and what was said before
  /// Passages alone: nothing stands in the scene yet, and cells are written on several threads at a time.
  instruments for_writing(const std::string& title) const;
  instruments for_changing() const;  ///< all; on the run's worker thread
};

}  // namespace maquette
