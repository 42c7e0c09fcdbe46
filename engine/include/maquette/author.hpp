// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "maquette/edit.hpp"
#include "maquette/host.hpp"
#include "maquette/script.hpp"

namespace maquette {

/// A script for a request, not yet run.
struct proposal {
  std::string script;
  std::vector<std::string> said;      ///< what the author tells the user, a sentence each
  std::vector<std::string> left_out;  ///< parts of the request that the script does not answer to
  std::vector<std::string> notes;     ///< what else changes with what was asked for, a sentence each
  nlohmann::json report;              ///< for report.json: what was chosen and bound
};

/// Edits that an instruction comes to, not yet applied.
struct revision {
  std::vector<edit> edits;
  std::vector<std::string> said;
  std::vector<std::string> left_out;
  std::vector<std::string> notes;
  nlohmann::json report;
};

/// The author cannot do what was asked, and says why and what can be asked instead. Nothing was changed.
struct refusal {
  std::string message;
};

/// Who writes and changes scripts. Called on a run's worker thread; may ask the host to analyse.
class author {
 public:
  virtual ~author() = default;
  virtual std::variant<proposal, refusal> propose(const std::string& prompt, host& host) const = 0;
  virtual std::variant<revision, refusal> revise(const script& script, const std::string& instruction,
                                                 host& host) const = 0;
};

/// The author that needs no model: it sets parameters of the verified pairs in rag/, composes several for a
/// scene, and refuses what lies beyond them. Throws data_error where rag/ is incomplete.
std::unique_ptr<author> make_library_author(const std::string& rag_folder);

}  // namespace maquette
