// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/shapes.hpp"
#include "support/catch.hpp"

namespace maquette::testing {

/// The only finding of its kind, of this size to within a twentieth.
inline audit_finding expect_only(const audit_report& report, audit_kind kind, double value) {
  INFO(told(report));
  const audit_finding* finding = find(report, kind);
  REQUIRE(finding != nullptr);
  CHECK(report.findings.size() == 1);
  CHECK(about(finding->value, value));
  return *finding;
}

}  // namespace maquette::testing
