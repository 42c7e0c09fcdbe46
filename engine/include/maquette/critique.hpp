// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace maquette {

enum class problem_severity { polish, weak, wrong };

/// Something that the critic would have better.
struct problem {
  std::string part;      ///< a part's name; empty where it is about the whole
  std::string text;      ///< what is seen
  std::string evidence;  ///< where: a view's name, a measure
  std::string fix;       ///< a change that a coder can make
  problem_severity severity = problem_severity::weak;
};

enum class solution { unsolved, better, solved };

/// What the verifier says of one problem.
struct verdict {
  std::size_t problem = 0;  ///< index into the problems that it was asked about
  solution outcome = solution::unsolved;
  std::string reason;
};

/// What was right before and no longer is.
struct regression {
  std::string part;  ///< a part's name; empty where it is about the whole
  std::string text;
};

struct verification {
  std::vector<verdict> verdicts;
  std::vector<regression> regressions;
  /// Whether something is better.
  bool has_gains() const;
  /// Whether the change is worth keeping: something is better, and nothing has been broken.
  bool is_gain() const;
};

void to_json(nlohmann::json& json, const problem& problem);
void from_json(const nlohmann::json& json, problem& problem);
void to_json(nlohmann::json& json, const verification& found);
void from_json(const nlohmann::json& json, verification& found);

/// JSON schemas that the critic's and the verifier's replies are held to.
const nlohmann::json& critique_schema();
const nlohmann::json& verification_schema();

}  // namespace maquette
