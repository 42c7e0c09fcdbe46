// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "audit/contacts.hpp"
#include "audit/scene.hpp"

namespace maquette::auditing {

/// What stands between parts, from what stands between their islands: of two parts' meetings the gravest,
/// deeper before shallower. Parts that do not meet are not listed.
std::vector<part_contact> part_contacts(const scene& scene, const contact_graph& graph);

}  // namespace maquette::auditing
