// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "maquette/host.hpp"

namespace maquette {

/// Metres, in world space, z up.
using point = std::array<double, 3>;

enum class audit_kind {
  gap,          ///< a part ends short of the part that it belongs to
  floating,     ///< a part far from everything
  penetration,  ///< a part sunk deep into another
  island,       ///< a piece of a part that hangs on nothing
  ground,       ///< the asset, or one of its feet, above or below the ground
  stability,    ///< the centre of mass lies beside the footprint
  size,
  symmetry,
  manifold,    ///< edges of three faces and more, holes, concave faces of five corners and more
  normals,     ///< surfaces inside out, faces turned against their neighbours
  degenerate,  ///< triangles without area
  duplicate,   ///< vertices in one place that leave a seam open
  loose,       ///< vertices of no face
  material,
  hierarchy,  ///< parents, scales and names of objects
  outline     ///< the views': silhouette against a reference
};

/// `warning` is worth a look, `error` is wrong whatever was meant; `info` asks for nothing.
enum class audit_severity { info, warning, error };

std::string_view name_of(audit_kind kind);
std::string_view name_of(audit_severity severity);

/// Moving these parts by this much, in world space, mends the finding.
struct audit_fix {
  std::vector<std::string> parts;
  point move{};
};

struct audit_finding {
  audit_kind kind{};
  std::vector<std::string> parts;  ///< the faulty one first
  double value = 0.0;
  std::string unit;  ///< "m", "x" (a factor), or what is counted: "edges", "faces", "triangles", "vertices",
                     ///< "objects", "slots", "materials"
  std::optional<point> at;
  audit_severity severity = audit_severity::warning;
  std::string message;  ///< a sentence for the user
  std::optional<audit_fix> fix;
};

/// Whether something is to be seen to.
bool is_grave(const audit_finding& finding);
/// Whether two findings are of one kind and of the same parts.
bool is_of_same(const audit_finding& a, const audit_finding& b);

enum class contact_state { apart, touching, penetrating, contained };

std::string_view name_of(contact_state state);

/// What stands between two parts. Only pairs that meet are listed, and for a part that meets none its
/// nearest.
struct part_contact {
  std::string first, second;  ///< where contained: `first` lies within `second`
  contact_state state = contact_state::apart;
  double gap = 0.0;  ///< metres between the nearest points; 0 unless apart
  point at_first{},
      at_second{};      ///< the nearest points; where they penetrate, the deepest point and its way out
  double depth = 0.0;   ///< metres that the smaller reaches into the larger
  double volume = 0.0;  ///< cubic metres that they share, within about a tenth; 0 where depth is shallow
};

struct audited_part {
  std::string name;
  point low{}, high{};
  std::size_t triangles = 0;
  point size() const { return {high[0] - low[0], high[1] - low[1], high[2] - low[2]}; }
};

/// How well the asset mirrors itself in the best of the three planes through its middle.
struct mirror_symmetry {
  std::size_t axis = 0;  ///< the plane's normal: 0 is x, 1 is y, 2 is z
  double error = 0.0;    ///< metres: the greatest distance of a mirrored point from the surface
};

/// What is meant, as far as a blueprint or a brief says it. All of it may be left out.
struct part_size {
  std::string part;
  point size{};  ///< metres; 0 where the extent is left open
};

struct audit_expectation {
  std::optional<point> size;  ///< of the whole asset; 0 where the extent is left open
  std::vector<part_size> parts;
  double size_tolerance = 0.1;         ///< as a share of the expected extent
  double size_slack = 0.0;             ///< metres that an extent may be off in any case, for thin parts
  std::optional<double> ground = 0.0;  ///< height of the ground; nothing where the asset hangs
  std::optional<double> symmetry;      ///< metres of error that a symmetric asset may have
  std::vector<std::pair<std::string, std::string>> overlaps;  ///< parts meant to lie in each other
  /// Parts meant to touch: a gap between them is told even where each hangs on something else, an overlap is
  /// meant.
  std::vector<std::pair<std::string, std::string>> attachments;
  /// Inner, outer: the inner one may overlap or lie inside; it may stick out at the top, and by the size's
  /// tolerance elsewhere.
  std::vector<std::pair<std::string, std::string>> containments;
  std::vector<std::string> floats;  ///< parts meant to hang free: a balloon, a drone
};

struct audit_report {
  std::vector<audited_part> parts;
  std::vector<part_contact> contacts;
  std::optional<mirror_symmetry> symmetry;  ///< nothing where there is no surface
  std::vector<audit_finding> findings;      ///< gravest first
};

/// Measures evaluated meshes against each other and against what is expected. Pure: it reads the spans while
/// it runs and keeps nothing; safe from several threads. Positions keep the float's own error (0.03 mm at
/// 1000 m); nothing is lost beyond it. Throws input_error where a triangle names a vertex that is not there,
/// a position is no number, or slots are not one a triangle.
audit_report audit(const std::vector<part_mesh>& meshes, const audit_expectation& expected = {});

/// What stands between two parts: where they meet as the audit tells it, else their nearest points. `first`
/// and `second` of the answer may be swapped. Throws input_error where a part is not there or has no surface.
part_contact measure_between(const std::vector<part_mesh>& meshes, const std::string& first,
                             const std::string& second);

/// Throws input_error on a shape that is no expectation; what is left out keeps its default.
void from_json(const nlohmann::json& json, audit_expectation& expected);
void to_json(nlohmann::json& json, const audit_finding& finding);
void to_json(nlohmann::json& json, const part_contact& contact);
/// {"parts":[{"name","size","triangles"}],"findings":[...],"contacts":[...],"symmetry":...}
void to_json(nlohmann::json& json, const audit_report& report);

}  // namespace maquette
