// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include "maquette/author.hpp"
#include "maquette/image_model.hpp"
#include "maquette/model.hpp"
#include "roles/coder.hpp"
#include "roles/tools.hpp"

namespace maquette {

/// The models that play the roles, and what they take.
struct team {
  std::unique_ptr<model> planner, coder, critic, verifier;
  std::unique_ptr<image_model> illustrator;  ///< null where no model draws
  std::shared_ptr<meter> used;
  price_table prices;  ///< of the illustrator; the others meter themselves
};

struct team_settings {
  coder_settings coding{};
  int rounds = 2;  ///< of looking and improving
  int mends = 3;   ///< of a script that stops
};

/// The author that is a team of models: planner, coder, critic, verifier. They look things up in `knowledge`,
/// which may be null.
std::unique_ptr<author> make_team_author(team models, toolbox tools,
                                         std::shared_ptr<const retriever> knowledge, team_settings settings);

}  // namespace maquette
