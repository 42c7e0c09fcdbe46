// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "maquette/audit.hpp"
#include "maquette/blueprint.hpp"
#include "maquette/brief.hpp"
#include "maquette/critique.hpp"
#include "maquette/host.hpp"
#include "maquette/model.hpp"
#include "roles/desk.hpp"
#include "roles/reply_cells.hpp"
#include "roles/tools.hpp"

namespace maquette {

struct coder_settings {
  std::string blender;      ///< "4.5"
  std::size_t fan_out = 8;  ///< cells that are written at a time
};

/// Writes cells and edits them, and may look at passages and the scene before it does. All its requests of
/// one asset begin alike, so that a provider's cache holds.
class coder {
 public:
  coder(model& model, const toolbox& tools, coder_settings settings, desk at);

  /// Told which cell is being written, and its text so far. Called from several threads.
  using listener = std::function<void(const std::string& title, std::string_view text)>;

  /// The whole script of a blueprint: cells of parts and of materials that want more than numbers, each by a
  /// request of its own.
  std::string write(const brief& brief, const blueprint& plan, const listener& listen);

  /// Edits that mend what stopped a script.
  edit_reply mend(const script& script, const execution_error& error, const listener& listen);

  /// Edits for what the critic named. `said` are measurements, as sentences.
  edit_reply improve(const script& script, const std::vector<problem>& problems, const std::string& said,
                     const listener& listen);

  /// Edits for an instruction of the user's.
  edit_reply change(const script& script, const std::string& instruction, const std::string& said,
                    const std::vector<picture>& pictures, const listener& listen);

 private:
  struct task {
    std::string title;
    std::string prompt;
  };

  std::string system() const;
  std::string before() const;
  std::string write_cell(const task& task, const message& shared, const listener& listen);
  edit_reply ask_for_edits(message asked, const std::string& title, const script& script,
                           const listener& listen);
  std::string passages_for(const std::string& query, std::size_t limit) const;

  model& model_;
  const toolbox& tools_;
  coder_settings settings_;
  desk desk_;
};

}  // namespace maquette
