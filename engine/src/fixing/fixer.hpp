// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "fixing/candidates.hpp"
#include "maquette/audit.hpp"
#include "maquette/edit.hpp"
#include "maquette/host.hpp"
#include "maquette/script.hpp"

namespace maquette {

/// A finding that an edit of the script does away with: seen, not supposed.
struct verified_fix {
  audit_finding finding;
  proposed_fix fix;
};

struct fixing {
  script fixed;                     ///< with all fixes applied, one upon the other
  std::vector<verified_fix> fixes;  ///< in the order in which they were applied
  audit_report before, after;
};

/// Mends by measurement, without a model, what an audit found. Each candidate edit is run and measured; it is
/// kept where its finding is gone and nothing new has come. Leaves `fixed` in the scene.
class fixer {
 public:
  using teller = std::function<void(const std::string& what)>;

  fixer(host& host, audit_expectation expected, teller tell);

  /// `before` is the audit of `script`, which stands in the scene.
  fixing fix(const script& script, audit_report before);

 private:
  std::vector<std::string> own_parameters(const script& script, const audit_finding& finding);
  /// The audit of a script once it is run; nothing where it does not run.
  std::optional<audit_report> measure(const script& script);
  bool try_fix(const proposed_fix& candidate, const audit_finding& finding, fixing& so_far);
  std::optional<proposed_fix> solve(const std::string& parameter, const audit_finding& finding,
                                    const fixing& so_far);

  host& host_;
  audit_expectation expected_;
  teller tell_;
};

}  // namespace maquette
