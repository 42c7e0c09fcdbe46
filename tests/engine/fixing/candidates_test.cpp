// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixing/candidates.hpp"

#include "support/catch.hpp"

using namespace maquette;

namespace {

const script table(
    "# %% parameters\n"
    "HEIGHT = 0.75  # m, 0.5..1.0: height\n"
    "LEG_LENGTH = 0.7  # m, 0.5..1.0: length of the legs\n"
    "LEG_TILT = 3.0  # deg, 0..20: lean of the legs\n"
    "# %% layout\n"
    "foot = LEG_LENGTH / 2\n"
    "# %% part: top\n"
    "make(HEIGHT)\n"
    "# %% part: legs\n"
    "make(HEIGHT, foot, LEG_TILT)\n");

analysis names() {
  analysis found(table.cells().size());
  for (std::size_t i = 0; i < found.size(); ++i) found[i].title = table.cells()[i].title;
  found[0].defines = {"HEIGHT", "LEG_LENGTH", "LEG_TILT"};
  found[1].defines = {"foot"};
  found[1].reads = {"LEG_LENGTH"};
  found[2].reads = {"HEIGHT"};
  found[3].reads = {"HEIGHT", "foot", "LEG_TILT"};
  return found;
}

audit_finding found_as(audit_kind kind, const char* message) {
  audit_finding found;
  found.kind = kind;
  found.parts = {"legs"};
  found.message = message;
  found.fix = audit_fix{{"legs"}, {0.0, 0.0, 0.02}};
  return found;
}

}  // namespace

TEST_CASE("a part's own lengths are found through the cells between, what others use is not") {
  CHECK(parameters_of_part_alone(table, names(), "legs") == std::vector<std::string>{"LEG_LENGTH"});
  CHECK(parameters_of_part_alone(table, names(), "top").empty());
}

TEST_CASE("a move is written into a cell of manual edits, which is made where there is none") {
  const auto fix = move_objects(table, {{"leg \"1\"", {0.0, -0.5, 0.02}}},
                                found_as(audit_kind::gap, "legs is 20.0 mm from top; move it."));
  CHECK(fix.what == "move legs by (0.0, 0.0, 0.02)");
  const script after = apply_edits(table, fix.edits);
  CHECK(after.cells().back().text ==
        "# %% manual edits\n"
        "# Measured: legs is 20.0 mm from top.\n"
        "if \"leg \\\"1\\\"\" in bpy.data.objects:\n"
        "    bpy.data.objects[\"leg \\\"1\\\"\"].location.y += -0.5\n"
        "    bpy.data.objects[\"leg \\\"1\\\"\"].location.z += 0.02\n");
}

TEST_CASE("a second move of a part is added to the first") {
  const auto found = found_as(audit_kind::gap, "legs is 20.0 mm from top.");
  const std::vector<object_move> move{{"leg", {0.0, 0.0, 0.02}}};
  const script once = apply_edits(table, move_objects(table, move, found).edits);
  const script twice = apply_edits(once, move_objects(once, move, found).edits);
  CHECK(twice.cells().size() == once.cells().size());
  CHECK(twice.cells().back().text ==
        "# %% manual edits\n"
        "# Measured: legs is 20.0 mm from top.\n"
        "if \"leg\" in bpy.data.objects:\n"
        "    bpy.data.objects[\"leg\"].location.z += 0.04\n");
}

TEST_CASE("faults of a mesh have a mend each, and gaps have none") {
  CHECK(mend_mesh(table, found_as(audit_kind::normals, "x"), {"leg"}).size() == 2);
  CHECK(mend_mesh(table, found_as(audit_kind::duplicate, "x"), {"leg"}).size() == 1);
  CHECK(mend_mesh(table, found_as(audit_kind::gap, "x"), {"leg"}).empty());
}
