// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "maquette/script.hpp"

namespace maquette {

/// In which way a value was changed, and so how a line says it: moves and turns are kept as what is added to
/// what the script makes, scales as what it is multiplied by, so that sliders go on working beneath them.
enum class hand_way { offset, factor, set, add, remove };

/// One thing that the artist changed in Blender since the last run.
struct hand_change {
  std::string cell;  ///< title of the cell that made the thing
  std::string kind;  ///< its collection in bpy.data: "objects", "materials"
  std::string name;  ///< as the script names it
  /// Blender's data path in it: "location.z", "modifiers[\"Bevel\"].width"; empty: the thing itself. Of what
  /// is told of no single value: "modifiers" (their order), "users_collection", "material_slots[1]".
  std::string path;
  hand_way way = hand_way::set;
  /// Metres, radians or a factor; any value for `set`; the type of what was added. A datablock is an object
  /// of "kind" and "name", a set of words one of "set".
  nlohmann::json value;
  bool undone = false;  ///< it is as the script alone makes it: lines that said otherwise go
};

/// The artist's hand, as the host found it.
struct hand_report {
  std::vector<hand_change> changes;
  std::vector<std::string> held;  ///< titles of cells whose things no line can say; they are held from now on
  std::vector<std::string> own;   ///< names of objects that the artist added since
  std::string lines;              ///< manual edits as the last run had them; empty where there were none

  bool is_empty() const { return changes.empty() && held.empty() && own.empty(); }
};

void from_json(const nlohmann::json& json, hand_change& change);
void from_json(const nlohmann::json& json, hand_report& report);

/// The script with lines in its last cell, *manual edits*, that say the changes; without that cell where
/// nothing is left to say. Each line is plain bpy under a guard, for what a parameter may leave out; a change
/// replaces the line that said the same property before. Lines that are not of this form stay as they are.
/// Told twice of the same hand, it says it once.
script with_hand(const script& current, const hand_report& hand);

/// What was kept, for the artist and the history: "moved seat 2 cm up", each thing once.
std::vector<std::string> describe_hand(const hand_report& hand);

}  // namespace maquette
