// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "maquette/remark.hpp"
#include "maquette/retriever.hpp"
#include "roles/instrument.hpp"

namespace maquette {

/// Instruments that read and touch nothing: safe from any thread.

/// `search_docs` and `read_passage`; none where there is nothing to look things up in.
std::vector<instrument> passage_instruments(std::shared_ptr<const retriever> knowledge);

/// `recall`: the whole of what was said earlier in the session; none where there is nothing but
/// the request itself.
std::vector<instrument> recall_instruments(std::vector<remark> earlier);

}  // namespace maquette
