// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "library/vocabulary.hpp"

namespace maquette::library {

/// What is looked for: a parameter of one of these kinds, with one of these properties (the best first; none:
/// any) and, where it is given, this unit.
struct wanted_parameter {
  std::vector<parameter_kind> kinds;
  std::vector<std::string> properties;
  std::string unit;
};

/// How well a parameter belongs to a subject: by its name, by its meaning, or not at all.
std::optional<double> subject_score(const parameter_profile& profile,
                                    const std::vector<std::string>& subject);

/// The parameters that belong to the subject best: one, or several of the same kind of thing ("the arms"
/// finds the left one and the right one). Empty where there is none.
std::vector<const parameter_profile*> find_parameters(const vocabulary& vocabulary,
                                                      const std::vector<std::string>& subject,
                                                      const wanted_parameter& wanted);

/// The first of them.
const parameter_profile* find_parameter(const vocabulary& vocabulary, const std::vector<std::string>& subject,
                                        const wanted_parameter& wanted);

}  // namespace maquette::library
