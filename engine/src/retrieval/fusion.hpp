// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "retrieval/ranking.hpp"

namespace maquette::retrieval {

/// Reciprocal rank fusion (Cormack, Clarke & Buettcher 2009): each list gives 1 / (60 + rank) to what it
/// holds. Scores of the lists themselves, which have no common measure, count for nothing.
std::vector<ranked> fuse(const std::vector<std::vector<ranked>>& lists);

}  // namespace maquette::retrieval
