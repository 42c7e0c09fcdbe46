// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "maquette/audit.hpp"
#include "maquette/sheet.hpp"

namespace maquette {

/// A box in the asset's own space: metres, z up, the front looks towards -y, the ground at z = 0.
struct blueprint_box {
  point centre{};
  point size{};
  point low() const;
  point high() const;
};

/// A colour with what it is made of.
struct blueprint_material {
  std::string name;    ///< as parts name it
  std::string colour;  ///< "#rrggbb", as seen
  double roughness = 0.5;
  double metallic = 0.0;
  std::string look;  ///< what cannot be said in numbers: "worn leather, fine grain"
};

/// One part: what it is, where it is, and what it hangs on. Instances that repeat have a box each.
struct blueprint_part {
  std::string name;         ///< lower case, words parted by spaces
  std::string description;  ///< its form, for whoever builds it
  std::vector<blueprint_box> boxes;
  std::vector<std::string> attaches_to;  ///< parts that it must touch; empty: it stands on the ground
  std::vector<std::string> inside;       ///< parts that it is meant to lie within
  std::string material;
};

enum class stand { ground, hangs, floats };

/// The contract between those who plan an asset and those who build it: what the audit holds the asset
/// against. Plain data.
struct blueprint {
  std::string name;     ///< the asset's, in a word or two
  std::string summary;  ///< one sentence
  point size{};         ///< of the whole
  maquette::stand stands = stand::ground;
  bool mirrored = false;  ///< left and right alike, across x = 0
  std::vector<blueprint_material> materials;
  std::vector<blueprint_part> parts;
  /// Lines of the parameters cell: `LEGS = 4  # 3..8: number of legs`.
  std::vector<std::string> parameters;
  /// Python assignments of the measures that parts share, which follow from the parameters.
  std::vector<std::string> layout;

  const blueprint_part* find(const std::string& part) const;
};

/// The JSON schema that a planner's reply is held to.
const nlohmann::json& blueprint_schema();

/// Throws input_error on a shape that does not fit the schema's meaning; schema_misfits says more of the
/// shape.
void from_json(const nlohmann::json& json, blueprint& plan);
void to_json(nlohmann::json& json, const blueprint_part& part);
void to_json(nlohmann::json& json, const blueprint& plan);

/// What is wrong with a blueprint as a plan: parts that do not touch what they attach to, nothing on the
/// ground, boxes beyond the whole, names that are not there ... as sentences that begin with their place in
/// the JSON: `parts[1].boxes[0]: ...`.
std::vector<std::string> blueprint_faults(const blueprint& plan);

/// Closes by itself what can only be meant in one way: small gaps between attached parts, a whole that is a
/// little above or below the ground, a size that the boxes do not agree with. Says what it changed.
std::vector<std::string> repair_blueprint(blueprint& plan);

/// A blueprint and what was put right in it.
struct planned {
  blueprint plan;
  std::vector<std::string> repaired;  ///< by the engine, as sentences
  std::vector<std::string> left;      ///< faults that the planner did not mend; the coders build by it anyway
};

/// A blueprint that a person wrote or changed: nothing is moved in it, and its size follows its boxes where
/// they nearly agree. Throws input_error with every fault, each with its place.
blueprint read_blueprint(const nlohmann::json& json);

/// What the audit may expect of an asset that was built by this plan.
audit_expectation expectation_of(const blueprint& plan);

/// Front, right and top view of the boxes to one scale, with names, dimensions and the list of parts.
sheet draw_blueprint(const blueprint& plan);

}  // namespace maquette
