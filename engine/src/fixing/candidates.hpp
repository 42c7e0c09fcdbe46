// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "maquette/audit.hpp"
#include "maquette/edit.hpp"
#include "maquette/host.hpp"
#include "maquette/script.hpp"

namespace maquette {

/// An edit that may do away with a finding.
struct proposed_fix {
  std::string what;  ///< for the user: "set LEG_HEIGHT to 0.46"
  std::vector<edit> edits;
};

/// Parameters, numbers with a length's unit, that the part's cell depends on and no other part's cell does.
std::vector<std::string> parameters_of_part_alone(const script& script, const analysis& names,
                                                  const std::string& part);

/// The parts moved by the finding's own fix, as lines of the cell of manual edits.
proposed_fix move_objects(const script& script, const std::vector<object_move>& moves,
                          const audit_finding& finding);

/// What is wrong with a mesh by itself (its normals, degenerate faces, duplicate or loose vertices) put right
/// by bmesh. Nothing for other kinds.
std::vector<proposed_fix> mend_mesh(const script& script, const audit_finding& finding,
                                    const std::vector<std::string>& objects);

}  // namespace maquette
