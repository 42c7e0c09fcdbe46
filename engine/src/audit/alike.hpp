// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/contacts.hpp"
#include "audit/neighbours.hpp"

namespace maquette::auditing {

/// Whether two islands' boxes are of one size, however they are turned by quarters.
bool are_alike(const island& a, const island& b);

/// Whether a piece of one island, close by its neighbour's part, has at least two likes in the asset (of its
/// part, or of parts that differ by number), and each of them meets that part: the fourth wheel, off its
/// body.
bool likes_meet(const std::vector<std::uint32_t>& piece, const neighbour& near, const scene& scene,
                const contact_graph& graph);

}  // namespace maquette::auditing
