// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

#include "maquette/audit.hpp"

/// What the expectation says of parts.
namespace maquette::auditing {

using name_pairs = std::vector<std::pair<std::string, std::string>>;

inline bool any_pair(const name_pairs& pairs, const std::string& a, const std::string& b) {
  return std::any_of(pairs.begin(), pairs.end(), [&](const auto& pair) {
    return (pair.first == a && pair.second == b) || (pair.first == b && pair.second == a);
  });
}

/// What is attached may be let in, and what is contained lies within.
inline bool is_overlap_meant(const audit_expectation& expected, const std::string& a, const std::string& b) {
  return any_pair(expected.overlaps, a, b) || any_pair(expected.attachments, a, b) ||
         any_pair(expected.containments, a, b);
}

inline bool may_float(const audit_expectation& expected, const std::string& part) {
  return std::find(expected.floats.begin(), expected.floats.end(), part) != expected.floats.end();
}

}  // namespace maquette::auditing
