// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <random>

#include "maquette/host.hpp"
#include "maquette/script.hpp"
#include "maquette/shake.hpp"

namespace maquette {

/// Moves the parameters of an asset through their ranges and measures what comes of it. The scene holds the
/// last thing that was tried when it is done; `restore` brings the script itself back.
class shaker {
 public:
  using teller = std::function<void(const std::string& what)>;

  shaker(const script& script, host& host, audit_expectation expected, shake_settings settings, teller tell);

  /// Throws input_error where the script as it stands does not run.
  shake_report shake();
  void restore();

 private:
  using values = std::vector<std::pair<std::string, parameter_value>>;

  std::optional<shake_failure> attempt(const values& values);
  shaken_parameter shake_one(const parameter& parameter);
  double find_edge(const parameter& parameter, double good, double bad, shaken_parameter& shaken);
  void shake_pairs(shake_report& report);

  const script& script_;
  host& host_;
  audit_expectation expected_;
  shake_settings settings_;
  teller tell_;
  std::vector<audit_finding> before_;
};

}  // namespace maquette
