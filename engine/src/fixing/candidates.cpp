// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixing/candidates.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "hand/manual_edits.hpp"

namespace maquette {
namespace {

/// Names that a cell reads, and those that the cells which define them read, and so on.
std::set<std::string> reached_from(const cell_analysis& cell, const analysis& names) {
  std::set<std::string> reached;
  std::vector<const cell_analysis*> open{&cell};
  while (!open.empty()) {
    const cell_analysis* next = open.back();
    open.pop_back();
    for (const std::string& name : next->reads) {
      if (!reached.insert(name).second) continue;
      for (const cell_analysis& other : names)
        if (&other != next && std::ranges::find(other.defines, name) != other.defines.end())
          open.push_back(&other);
    }
  }
  return reached;
}

/// A finding's sentence, as a comment in the script: on one line and without its advice.
std::string comment_of(const audit_finding& finding) {
  std::string text = finding.message.substr(0, finding.message.find("; "));
  std::ranges::replace(text, '\n', ' ');
  if (!text.empty() && text.back() == '.') text.pop_back();
  return "# Measured: " + text + ".";
}

/// The lines at the end of the cell of manual edits, which is made where there is none.
edit add_to_manual_edits(const script& script, const std::string& lines) {
  const std::string title(manual_edits_title);
  const cell* cell = script.find(title);
  if (cell == nullptr) return insert_cell{"", "# %% " + title + "\n" + lines};
  std::string text = cell->text;
  text.erase(text.find_last_not_of(" \t\r\n") + 1);
  return replace_cell{title, text + "\n" + lines};
}

std::string bmesh_lines(const std::string& object, const std::string& operation) {
  return "mesh = bpy.data.objects[" + to_literal(object) +
         "].data\n"
         "bm = bmesh.new()\n"
         "bm.from_mesh(mesh)\n" +
         operation +
         "bm.to_mesh(mesh)\n"
         "bm.free()\n";
}

struct mesh_mend {
  audit_kind kind;
  const char* what;
  const char* operation;
};

constexpr mesh_mend mends[]{
    {audit_kind::normals, "turn the normals outwards", "bmesh.ops.recalc_face_normals(bm, faces=bm.faces)\n"},
    {audit_kind::normals, "turn the faces over", "bmesh.ops.reverse_faces(bm, faces=bm.faces)\n"},
    {audit_kind::degenerate, "dissolve what has no area",
     "bmesh.ops.dissolve_degenerate(bm, dist=1e-6, edges=bm.edges)\n"},
    {audit_kind::duplicate, "merge the vertices in one place",
     "bmesh.ops.remove_doubles(bm, verts=bm.verts, dist=1e-6)\n"},
    {audit_kind::loose, "delete the loose vertices",
     "bmesh.ops.delete(bm, geom=[v for v in bm.verts if not v.link_faces], context=\"VERTS\")\n"},
};

}  // namespace

std::vector<std::string> parameters_of_part_alone(const script& script, const analysis& names,
                                                  const std::string& part) {
  std::set<std::string> own, others;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const cell& cell = script.cells()[i];
    if (cell.kind != "part") continue;
    (cell.name == part ? own : others).merge(reached_from(names[i], names));
  }
  std::vector<std::string> found;
  for (const parameter& each : script.parameters())
    if (each.kind == parameter_kind::number && each.unit == "m" && own.contains(each.name) &&
        !others.contains(each.name))
      found.push_back(each.name);
  return found;
}

proposed_fix move_objects(const script& script, const std::vector<object_move>& moves,
                          const audit_finding& finding) {
  std::string what = "move";
  const std::string title(manual_edits_title);
  const cell* present = script.find(title);
  manual_edits lines(present != nullptr ? present->text : "");
  bool is_said = false;
  for (const object_move& move : moves)
    for (std::size_t axis = 0; axis < 3; ++axis) {
      const std::string by = to_literal(move.by[axis]);
      if (by == "0.0" || by == "-0.0") continue;
      const std::string name = to_literal(move.object);
      const std::string target = "bpy.data.objects[" + name + "].location." + "xyz"[axis];
      const double total = lines.total(target, " += ") + move.by[axis];
      if (!std::exchange(is_said, true) && lines.total(target, " += ") == 0.0)
        lines.note(comment_of(finding));
      lines.put({name + " in bpy.data.objects", target, " += ", to_literal(total)});
    }
  for (const std::string& part : finding.fix->parts) what += (what == "move" ? " " : ", ") + part;
  const point& way = finding.fix->move;
  what += " by (" + to_literal(way[0]) + ", " + to_literal(way[1]) + ", " + to_literal(way[2]) + ")";
  if (present == nullptr) return {what, {insert_cell{"", lines.text()}}};
  return {what, {replace_cell{title, lines.text()}}};
}

std::vector<proposed_fix> mend_mesh(const script& script, const audit_finding& finding,
                                    const std::vector<std::string>& objects) {
  std::vector<proposed_fix> found;
  for (const mesh_mend& mend : mends) {
    if (mend.kind != finding.kind) continue;
    std::string lines = comment_of(finding) + "\n";
    const cell* cell = script.find(manual_edits_title);
    if (cell == nullptr || cell->text.find("import bmesh") == std::string::npos) lines += "import bmesh\n";
    for (const std::string& object : objects) lines += bmesh_lines(object, mend.operation);
    found.push_back(
        {std::string(mend.what) + " of " + finding.parts.front(), {add_to_manual_edits(script, lines)}});
  }
  return found;
}

}  // namespace maquette
