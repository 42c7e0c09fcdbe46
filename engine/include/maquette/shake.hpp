// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "maquette/audit.hpp"
#include "maquette/parameter.hpp"

namespace maquette {

/// How thoroughly parameters are shaken.
struct shake_settings {
  std::size_t steps = 5;   ///< values tried over a range, its ends among them; 2 at least
  std::size_t pairs = 24;  ///< combinations of two parameters, drawn without repetition
  std::uint64_t seed = 1;  ///< of the draw
  std::size_t closer = 4;  ///< halvings of the step between the last good and the first bad value
};

/// What no longer holds when parameters have these values.
struct shake_failure {
  std::vector<std::pair<std::string, parameter_value>> values;
  std::optional<std::string> error;     ///< why the script stopped
  std::vector<audit_finding> findings;  ///< that the asset did not have before
};

/// One parameter, moved by itself.
struct shaken_parameter {
  std::string name;
  parameter_kind kind = parameter_kind::number;
  double low = 0.0, high = 0.0;            ///< numbers and counts: the range as written
  double safe_low = 0.0, safe_high = 0.0;  ///< numbers and counts: around the value, what held
  std::size_t tried = 0;
  std::vector<shake_failure> failures;
  bool held() const { return failures.empty(); }
};

struct shake_report {
  std::vector<audit_finding> before;  ///< of the asset as it stands; they are held against no parameter
  std::vector<shaken_parameter> parameters;  ///< colours are not shaken: they move nothing
  std::size_t pairs_tried = 0;
  std::vector<shake_failure> pairs;  ///< combinations that fail though each of their values holds by itself
  bool held() const;
};

/// The values at which a parameter is tried by itself, without the one that it has: `steps` over a range
/// (fewer where a count has fewer), every choice, on and off. Of a colour none.
std::vector<parameter_value> values_to_try(const parameter& parameter, std::size_t steps);

/// The findings of `after` that `before` did not have: of another kind or other parts, or graver. What is
/// only information is passed over.
std::vector<audit_finding> new_findings(const std::vector<audit_finding>& before,
                                        const std::vector<audit_finding>& after);

/// Throws input_error on a shape that is none; what is left out keeps its default.
void from_json(const nlohmann::json& json, shake_settings& settings);
/// {"held","before","parameters":[{"name","tried","held","range","safe","failures"}],"pairs_tried","pairs"}
void to_json(nlohmann::json& json, const shake_report& report);

}  // namespace maquette
