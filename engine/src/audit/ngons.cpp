// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "audit/checks.hpp"
#include "audit/frames.hpp"
#include "audit/thresholds.hpp"
#include "audit/wording.hpp"

namespace maquette::auditing {
namespace {

namespace thresholds = audit_thresholds;

/// A face of five corners and more.
struct ngon {
  std::vector<vec> corners;
  vec middle, normal;  ///< the normal's length is twice the area

  explicit ngon(std::vector<vec> from) : corners(std::move(from)) {
    for (const vec corner : corners) middle = middle + corner * (1.0 / static_cast<double>(corners.size()));
    for (std::size_t i = 0; i < corners.size(); ++i)  // Newell
      normal = normal + cross(corners[i] - middle, corners[(i + 1) % corners.size()] - middle);
  }

  double diagonal() const {
    box bounds;
    for (const vec corner : corners) bounds.add(narrow(corner));
    return bounds.diagonal();
  }
  bool is_concave() const {
    // A corner turns back when it does so by more than what rounding makes of a straight one.
    const double size = length(normal), slight = thresholds::straight_corner * size * size;
    for (std::size_t i = 0; i < corners.size(); ++i) {
      const vec before = corners[i], at = corners[(i + 1) % corners.size()],
                after = corners[(i + 2) % corners.size()];
      if (dot(cross(at - before, after - at), normal) < -slight) return true;
    }
    return false;
  }
  /// How far the farthest corner lies from the plane through the middle.
  double bend() const {
    const double size = length(normal);
    double farthest = 0.0;
    if (size > 0.0)
      for (const vec corner : corners)
        farthest = std::max(farthest, std::abs(dot(corner - middle, normal)) / size);
    return farthest;
  }
};

struct ngons_seen {
  tally concave, bent;
  double worst_bend = 0.0;
};

ngons_seen look_at_ngons(const part_mesh& mesh, const surface& surface) {
  ngons_seen seen;
  std::size_t begin = 0;
  for (const std::int32_t end_index : mesh.ngon_ends) {
    const auto end = static_cast<std::size_t>(end_index);
    std::vector<vec> corners;
    for (std::size_t i = begin; i < end && i < mesh.ngon_corners.size(); ++i)
      if (const auto corner = static_cast<std::uint32_t>(mesh.ngon_corners[i]);
          corner < surface.positions.size())
        corners.push_back(wide(surface.positions[corner]));
    begin = end;
    if (corners.size() < 5) continue;
    const ngon face(std::move(corners));
    if (!face.is_concave()) continue;
    const double bend = face.bend();
    const bool is_bent = bend > thresholds::bent_share * face.diagonal();
    (is_bent ? seen.bent : seen.concave).add(face.middle);
    if (is_bent) seen.worst_bend = std::max(seen.worst_bend, bend);
  }
  return seen;
}

}  // namespace

void check_ngons(const scene& scene, const std::vector<part_mesh>& meshes, findings& found) {
  tally flat;  // one sentence for the whole asset: they harm nothing
  std::vector<std::string> flat_names, flat_parts;
  const auto tell = [&](std::vector<std::string> parts, const tally& faces, audit_severity severity,
                        std::string message) {
    audit_finding finding;
    finding.kind = audit_kind::manifold;
    finding.parts = std::move(parts);
    finding.value = static_cast<double>(faces.count);
    finding.unit = "faces";
    finding.at = scene.placed(faces.at);
    finding.severity = severity;
    finding.message = std::move(message);
    found.push_back(std::move(finding));
  };
  for (const auto& [object, mesh] : objects_of(meshes)) {
    const auto index = static_cast<std::size_t>(mesh - meshes.data());
    const ngons_seen seen = look_at_ngons(*mesh, scene.surfaces[index]);
    if (seen.bent.count > 0)
      tell({mesh->part}, seen.bent, audit_severity::warning,
           said_object(*mesh) + " has " + said_count(seen.bent.count, "concave face", "concave faces") +
               " of five corners or more, bent by up to " + said_length(seen.worst_bend) +
               ": each program cuts them up in another way; cut them into quads.");
    if (seen.concave.count == 0) continue;
    flat.add(seen.concave.at, seen.concave.count);
    flat_names.push_back(said_object(*mesh));
    if (std::find(flat_parts.begin(), flat_parts.end(), mesh->part) == flat_parts.end())
      flat_parts.push_back(mesh->part);
  }
  if (flat.count > 0)
    tell(std::move(flat_parts), flat, audit_severity::info,
         said_count(flat.count, "flat face is", "flat faces are") +
             " concave, with five corners or more: in " + said_list(flat_names) + ".");
}

}  // namespace maquette::auditing
