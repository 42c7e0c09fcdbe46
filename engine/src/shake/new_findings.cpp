// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include "maquette/shake.hpp"

namespace maquette {
namespace {

/// A finding that grows by no more than this share is the one that was there: it grows with the asset.
constexpr double same_share = 0.5;

bool was_there(const audit_finding& finding, const std::vector<audit_finding>& before) {
  return std::any_of(before.begin(), before.end(), [&](const audit_finding& earlier) {
    return is_of_same(earlier, finding) && earlier.severity >= finding.severity &&
           std::abs(finding.value) <= (1.0 + same_share) * std::abs(earlier.value);
  });
}

}  // namespace

std::vector<audit_finding> new_findings(const std::vector<audit_finding>& before,
                                        const std::vector<audit_finding>& after) {
  std::vector<audit_finding> found;
  std::copy_if(after.begin(), after.end(), std::back_inserter(found),
               [&](const audit_finding& each) { return is_grave(each) && !was_there(each, before); });
  return found;
}

}  // namespace maquette
