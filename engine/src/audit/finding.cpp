// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/audit.hpp"

namespace maquette {

bool is_grave(const audit_finding& finding) { return finding.severity != audit_severity::info; }

bool is_of_same(const audit_finding& a, const audit_finding& b) {
  return a.kind == b.kind && a.parts == b.parts;
}

}  // namespace maquette
