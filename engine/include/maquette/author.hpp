// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "maquette/blueprint.hpp"
#include "maquette/brief.hpp"
#include "maquette/critique.hpp"
#include "maquette/edit.hpp"
#include "maquette/exhibit.hpp"
#include "maquette/host.hpp"
#include "maquette/remark.hpp"
#include "maquette/script.hpp"

namespace maquette {

/// A script for a request, not yet run.
struct proposal {
  std::string script;
  std::vector<std::string> said;      ///< what the author tells the user, a sentence each
  std::vector<std::string> left_out;  ///< parts of the request that the script does not answer to
  std::vector<std::string> notes;     ///< what else changes with what was asked for, a sentence each
  nlohmann::json report;              ///< for report.json: what was chosen and bound
  std::optional<blueprint> plan;      ///< what the script was built to
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

/// What an author works with. Called on the run's worker thread, `tell`, `keep` and `note` from others as
/// well.
struct author_context {
  host& blender;
  std::stop_token stop;
  std::function<void(const std::string& stage, std::string_view text)> tell;  ///< what is being said, so far
  std::function<void(const char* step, nlohmann::json detail)> keep;          ///< stored before it goes on
  std::function<void(const std::string& what)> note;  ///< what a role does besides: "coder looks up: bevel"
  std::vector<remark> earlier;                        ///< what was said in the session before, oldest first
};

/// Who writes and changes scripts. All that ask a model may throw provider_error, model_error, limit_reached
/// and cancelled.
class author {
 public:
  virtual ~author() = default;
  /// Whether it plans before it writes. One that does not builds to no blueprint.
  virtual bool plans() const { return false; }
  /// A blueprint for the brief, unlike those of `other_than`. Only of an author that plans.
  virtual planned plan(const brief&, const std::vector<blueprint>& /*other_than*/,
                       const author_context&) const {
    return {};
  }
  /// Whether one of its models draws pictures.
  virtual bool imagines() const { return false; }
  /// A picture of what the blueprint may become, from its three-view sheet; nothing where no model draws.
  virtual std::optional<picture> imagine(const blueprint&, const picture& /*sheet*/,
                                         const author_context&) const {
    return std::nullopt;
  }
  /// `plan` is given to an author that plans.
  virtual std::variant<proposal, refusal> propose(const brief& brief, const std::optional<blueprint>& plan,
                                                  const author_context& at) const = 0;
  virtual std::variant<revision, refusal> revise(const script& script, const std::string& instruction,
                                                 const exhibit& shown, const author_context& at) const = 0;

  /// What its models have taken in this run; null where it has none.
  virtual nlohmann::json usage() const { return nullptr; }

  /// How often a script that stopped is given to `mend`.
  virtual int mends() const { return 0; }
  virtual std::vector<edit> mend(const script&, const execution_error&, const author_context&) const {
    return {};
  }

  /// How often an asset is looked at and improved.
  virtual int rounds() const { return 0; }
  virtual std::vector<problem> criticise(const brief&, const std::optional<blueprint>&, const exhibit&,
                                         const author_context&) const {
    return {};
  }
  virtual revision improve(const script&, const std::vector<problem>&, const exhibit&,
                           const author_context&) const {
    return {};
  }
  virtual verification verify(const brief&, const std::vector<problem>&, const exhibit& /*before*/,
                              const exhibit& /*after*/, const author_context&) const {
    return {};
  }
};

/// The author that needs no model: it sets parameters of the verified pairs in rag/, composes several for a
/// scene, and refuses what lies beyond them. Throws data_error where rag/ is incomplete.
std::unique_ptr<author> make_library_author(const std::string& rag_folder);

}  // namespace maquette
