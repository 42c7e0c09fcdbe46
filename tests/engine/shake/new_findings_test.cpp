// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/shake.hpp"
#include "support/catch.hpp"

using namespace maquette;

namespace {

audit_finding gap(const char* part, double value, audit_severity severity = audit_severity::error) {
  audit_finding finding;
  finding.kind = audit_kind::gap;
  finding.parts = {part};
  finding.value = value;
  finding.severity = severity;
  return finding;
}

}  // namespace

TEST_CASE("what was there before is not held against a parameter") {
  CHECK(new_findings({gap("handle", 0.01)}, {gap("handle", 0.01)}).empty());
  CHECK(new_findings({gap("handle", 0.01)}, {gap("handle", 0.012)}).empty());
}

TEST_CASE("another part, another kind and a gap that has grown are new") {
  CHECK(new_findings({gap("handle", 0.01)}, {gap("lid", 0.01)}).size() == 1);
  CHECK(new_findings({gap("handle", 0.01)}, {gap("handle", 0.02)}).size() == 1);
  audit_finding sunk = gap("handle", 0.01);
  sunk.kind = audit_kind::penetration;
  CHECK(new_findings({gap("handle", 0.01)}, {sunk}).size() == 1);
}

TEST_CASE("what has become graver is new, and information never is") {
  CHECK(new_findings({gap("handle", 0.01, audit_severity::warning)}, {gap("handle", 0.01)}).size() == 1);
  CHECK(new_findings({}, {gap("handle", 0.01, audit_severity::info)}).empty());
}
