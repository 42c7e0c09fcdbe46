// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "maquette/analysis.hpp"
#include "maquette/script.hpp"

namespace maquette {

/// Where and why a script stopped.
struct execution_error {
  std::string cell;      ///< title of the cell in which it happened
  std::size_t line = 0;  ///< 1-based line in the script; 0 where Python gave none
  std::string type;      ///< the exception's class
  std::string message;
};

/// What the API check found in a script, before it is run.
struct finding {
  std::string cell;      ///< title; empty before the first cell
  std::size_t line = 0;  ///< 1-based, in the script
  std::size_t column = 0;
  std::string rule;
  std::string message;
  std::optional<std::string> replacement;
  bool certain = false;  ///< running this line in this Blender fails
};

struct api_check {
  std::vector<finding> findings;  ///< what is left to see to
  std::vector<finding> mended;    ///< what was put right in `script`
  std::string script;             ///< the text with what could be mended mended
  std::vector<finding> refused;   ///< what of `script` the guard does not let run; empty: it may
};

struct cell_outcome {
  std::string title;
  double seconds = 0.0;
  std::vector<std::string> objects;  ///< names of the objects that it made
  std::vector<std::string> touched;  ///< titles of other cells whose datablocks it changed
  std::vector<std::string> foreign;  ///< datablocks that are not ours and that it changed
};

struct execution {
  std::optional<execution_error> error;  ///< set: the scene is as it was before the request
  std::vector<cell_outcome> cells;       ///< of the cells that were run
  std::vector<std::string> held;         ///< titles of held parts' cells that would have made something else
  double seconds = 0.0;
};

/// How a script fared in the isolated Blender.
struct trial {
  std::optional<execution_error> error;
  std::string skipped;  ///< why it was not tried, as a sentence; empty where it was
};

/// What an object's mesh, handed over in world space, no longer shows of how the object stands in the scene.
struct object_frame {
  std::string parent;                                 ///< the parent object; empty where there is none
  std::array<double, 3> scale{1.0, 1.0, 1.0};         ///< the object's own
  std::array<double, 3> parent_scale{1.0, 1.0, 1.0};  ///< of all its parents together
  std::string collection;                             ///< that it is linked to first
  std::string root;  ///< its topmost parent; the object itself where it has none
};

/// The evaluated mesh of one object of a part, in world space. The spans stay valid while `owner` lives.
struct part_mesh {
  std::string part;  ///< name of the part's cell; of a file that is not ours, the object's
  std::string object;
  std::vector<std::string> materials;                      ///< one a slot, empty where the slot is
  std::span<const std::array<float, 3>> positions;         ///< metres
  std::span<const std::array<std::int32_t, 3>> triangles;  ///< indices into positions
  std::span<const std::int32_t> slots;  ///< of each triangle, an index into materials; none: all in the first
  std::span<const std::int32_t> ngon_corners;  ///< faces of more than four corners, one after another
  std::span<const std::int32_t> ngon_ends;     ///< where each of them ends in ngon_corners
  object_frame frame;
  std::shared_ptr<const void> owner;
};

/// An object, and how far it goes in its parent's own terms when it is moved in the world.
struct object_move {
  std::string object;
  std::array<double, 3> by{};  ///< to be added to its location
};

/// A part that was held or let go, and all that are held now, by their cells' titles.
struct hold_result {
  std::string title;  ///< empty where there is no such part
  std::vector<std::string> held;
};

struct rendered_view {
  std::string view;  ///< "front", "right", "back", "top", "three-quarter" ...
  std::string file;
};

struct render_result {
  std::vector<rendered_view> views;
  std::string sheet;  ///< the contact sheet's file; empty where none was asked for
  double seconds = 0.0;
};

struct export_result {
  std::vector<std::string> files;
  std::vector<std::string> notes;  ///< what could not be written, as sentences
  double seconds = 0.0;
};

/// Blender, as the pipeline sees it. Calls come from a run's worker thread and sleep until Blender's main
/// thread has answered; they throw host_error where Blender could not do it, and cancelled on cancel.
class host {
 public:
  virtual ~host() = default;
  virtual analysis analyse(const script& script) = 0;
  /// Checks the script against this Blender's API, and by the guard, without running it.
  virtual api_check check(const script& script) = 0;
  virtual recollection recall() = 0;
  virtual execution execute(const script& script, const analysis& names, const run_plan& plan) = 0;
  virtual std::vector<part_mesh> inspect() = 0;
  /// How the parts' topmost objects are moved so that all of the parts goes by `move`, in world space.
  virtual std::vector<object_move> local_moves(const std::vector<std::string>& parts,
                                               const std::array<double, 3>& move) = 0;
  /// `settings` and `folder` are handed on as they are; addon/host documents their keys.
  virtual render_result render(const nlohmann::json& settings) = 0;
  virtual export_result export_files(const nlohmann::json& settings) = 0;
};

}  // namespace maquette
