// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include "maquette/author.hpp"
#include "maquette/model.hpp"
#include "roles/coder.hpp"
#include "roles/tools.hpp"

namespace maquette {

/// The models that play the roles, and what they take.
struct team {
  std::unique_ptr<model> planner, coder, critic, verifier;
  std::shared_ptr<meter> used;
};

struct team_settings {
  coder_settings coding{};
  int rounds = 2;                       ///< of looking and improving
  int mends = 3;                        ///< of a script that stops
  std::vector<blueprint> other_than{};  ///< takes that there are already
};

/// The author that is a team of models: planner, coder, critic, verifier. `find` looks passages up.
std::unique_ptr<author> make_team_author(team models, toolbox tools, passage_finder find,
                                         team_settings settings);

}  // namespace maquette
