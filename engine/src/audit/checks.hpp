// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "audit/contacts.hpp"
#include "audit/scene.hpp"
#include "maquette/audit.hpp"

/// What is looked for, one check a file. Each adds its findings to a list.
namespace maquette::auditing {

using findings = std::vector<audit_finding>;

/// Parts and islands that hang on nothing. What its neighbours hold without touching it (a link of a chain)
/// is no finding. Adds the nearest neighbour of each loose part to `apart`.
void check_pieces(scene& scene, contact_graph& graph, const audit_expectation& expected, findings& found,
                  std::vector<part_contact>& apart);
/// Pairs that are meant to touch and do not, though each hangs on something; after check_pieces, which tells
/// of loose parts.
void check_attachments(scene& scene, contact_graph& graph, const audit_expectation& expected,
                       findings& found);
/// What is meant to lie within another, and does not.
void check_containments(const scene& scene, const audit_expectation& expected, findings& found);
/// Parts sunk into each other deeper than a joint.
void check_overlaps(const scene& scene, contact_graph& graph, const audit_expectation& expected,
                    const std::vector<part_mesh>& meshes, findings& found);
/// What stands on the ground, what ends above it, and whether the whole would tip over.
void check_ground(const scene& scene, const std::vector<part_mesh>& meshes, const audit_expectation& expected,
                  findings& found);
void check_sizes(const scene& scene, const audit_expectation& expected, findings& found);
/// Measures the symmetry; a finding only where symmetry is expected.
std::optional<mirror_symmetry> check_symmetry(scene& scene, const audit_expectation& expected,
                                              findings& found);
/// Missing materials, and slots that are empty, not there or not used.
void check_materials(const scene& scene, const std::vector<part_mesh>& meshes, findings& found);
/// Concave faces of five corners and more.
void check_ngons(const scene& scene, const std::vector<part_mesh>& meshes, findings& found);
/// Scaled parents, unapplied scales, parts that hang on no root.
void check_hierarchy(const std::vector<part_mesh>& meshes, findings& found);
/// Names that Blender gave.
void check_names(const std::vector<part_mesh>& meshes, findings& found);
/// Each mesh by itself.
void check_health(scene& scene, const std::vector<part_mesh>& meshes, findings& found);

}  // namespace maquette::auditing
