// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/edit.hpp"
#include "maquette/hand.hpp"
#include "support/catch.hpp"

using namespace maquette;

namespace {

const script stool("# %% part: seat\nseat = make()\n");

hand_change change(const char* path, hand_way way, nlohmann::json value, bool undone = false) {
  return {"part: seat", "objects", "seat", path, way, std::move(value), undone};
}

std::string lines_of(const script& script) {
  const cell* found = script.find("manual edits");
  return found == nullptr ? "" : found->text;
}

/// The lines that a change leads to, in a script that has none.
std::string written(const hand_change& one) { return lines_of(with_hand(stool, {{one}, {}, {}, ""})); }

const auto moved = change("location.z", hand_way::offset, 0.02);

}  // namespace

TEST_CASE("a move is kept as what is added to what the script makes") {
  CHECK(written(moved) ==
        "# %% manual edits\n"
        "if \"seat\" in bpy.data.objects:\n"
        "    bpy.data.objects[\"seat\"].location.z += 0.02\n");
}

TEST_CASE("a second move is added to the line, and moving back takes it out") {
  const script once = with_hand(stool, {{moved}, {}, {}, ""});
  const script twice = with_hand(once, {{moved}, {}, {}, lines_of(once)});
  CHECK(lines_of(twice).ends_with(".location.z += 0.04\n"));
  const script back =
      with_hand(twice, {{change("location.z", hand_way::offset, -0.04)}, {}, {}, lines_of(twice)});
  CHECK(lines_of(back).empty());
  CHECK(back.text().starts_with(stool.text()));
}

TEST_CASE("the same hand told twice is said once") {
  const hand_report hand{{moved, change("scale.x", hand_way::factor, 1.5)}, {}, {}, ""};
  const script once = with_hand(stool, hand);
  CHECK(with_hand(once, hand).text() == once.text());
}

TEST_CASE("scales are factors, which multiply") {
  const auto wider = change("scale.x", hand_way::factor, 1.5);
  const script once = with_hand(stool, {{wider}, {}, {}, ""});
  const script twice = with_hand(once, {{wider}, {}, {}, lines_of(once)});
  CHECK(lines_of(twice).ends_with(".scale.x *= 2.25\n"));
}

TEST_CASE("values replace each other, and the script's own needs no line") {
  const script hidden = with_hand(stool, {{change("hide_render", hand_way::set, true)}, {}, {}, ""});
  CHECK(lines_of(hidden).ends_with(".hide_render = True\n"));
  const script shown =
      with_hand(hidden, {{change("hide_render", hand_way::set, false, true)}, {}, {}, lines_of(hidden)});
  CHECK(lines_of(shown).empty());
}

TEST_CASE("a value inside a modifier or a node is set where that is there") {
  CHECK(written(change("modifiers[\"My \\\"Bevel\\\"\"].width", hand_way::set, 0.01)) ==
        "# %% manual edits\n"
        "if \"seat\" in bpy.data.objects and \"My \\\"Bevel\\\"\" in bpy.data.objects[\"seat\"].modifiers:\n"
        "    bpy.data.objects[\"seat\"].modifiers[\"My \\\"Bevel\\\"\"].width = 0.01\n");
  CHECK(written({"material: wood",
                 "materials",
                 "wood",
                 "node_tree.nodes[\"Principled BSDF\"].inputs[\"Base Color\"].default_value",
                 hand_way::set,
                 {1.0, 0.5, 0.0, 1.0},
                 false}) ==
        "# %% manual edits\n"
        "if \"wood\" in bpy.data.materials and \"Principled BSDF\" in "
        "bpy.data.materials[\"wood\"].node_tree.nodes:\n"
        "    bpy.data.materials[\"wood\"].node_tree.nodes[\"Principled BSDF\"].inputs[\"Base "
        "Color\"].default_value"
        " = (1.0, 0.5, 0.0, 1.0)\n");
}

TEST_CASE("a thing of the artist's is used where it is there") {
  CHECK(
      written(
          change("material_slots[0].material", hand_way::set, {{"kind", "materials"}, {"name", "oak"}})) ==
      "# %% manual edits\n"
      "if \"seat\" in bpy.data.objects and len(bpy.data.objects[\"seat\"].material_slots) > 0 and \"oak\" in "
      "bpy.data.materials:\n"
      "    bpy.data.objects[\"seat\"].material_slots[0].material = bpy.data.materials[\"oak\"]\n");
}

TEST_CASE("a modifier that was added and taken away again leaves nothing") {
  const script added = with_hand(stool, {{change("modifiers[\"Bevel\"]", hand_way::add, "BEVEL"),
                                          change("modifiers[\"Bevel\"].width", hand_way::set, 0.01)},
                                         {},
                                         {},
                                         ""});
  CHECK(lines_of(added) ==
        "# %% manual edits\n"
        "if \"seat\" in bpy.data.objects and \"Bevel\" not in bpy.data.objects[\"seat\"].modifiers:\n"
        "    bpy.data.objects[\"seat\"].modifiers.new(\"Bevel\", \"BEVEL\")\n"
        "if \"seat\" in bpy.data.objects and \"Bevel\" in bpy.data.objects[\"seat\"].modifiers:\n"
        "    bpy.data.objects[\"seat\"].modifiers[\"Bevel\"].width = 0.01\n");
  const auto gone = change("modifiers[\"Bevel\"]", hand_way::remove, nullptr, true);
  CHECK(lines_of(with_hand(added, {{gone}, {}, {}, lines_of(added)})).empty());
}

TEST_CASE("deleting a thing takes its other lines along") {
  const script once = with_hand(stool, {{moved, change("name", hand_way::set, "bench")}, {}, {}, ""});
  CHECK(lines_of(with_hand(once, {{change("", hand_way::remove, nullptr)}, {}, {}, lines_of(once)})) ==
        "# %% manual edits\n"
        "if \"seat\" in bpy.data.objects:\n"
        "    bpy.data.objects.remove(bpy.data.objects[\"seat\"])\n");
}

TEST_CASE("a part that is added later stands before what was changed by hand") {
  const script changed = with_hand(stool, {{moved}, {}, {}, ""});
  const script more = apply_edits(changed, {insert_cell{"", "# %% part: legs\nlegs = make()\n"}});
  CHECK(more.cells().back().title == "manual edits");
  CHECK(lines_of(more) == lines_of(changed));
}

TEST_CASE("what was kept is told once for each thing, in people's measures") {
  CHECK(describe_hand({{moved, change("location.x", hand_way::offset, -1.5),
                        change("rotation_euler.z", hand_way::offset, 0.5235988),
                        change("hide_render", hand_way::set, true), change("name", hand_way::set, "bench")},
                       {"part: legs"},
                       {"cushion"},
                       ""}) == std::vector<std::string>{"moved seat 2 cm up and 1.5 m left",
                                                        "turned seat by 30° about z", "hid seat in renders",
                                                        "renamed seat to bench", "changed the form of legs",
                                                        "added cushion"});
}
