// SPDX-License-Identifier: GPL-3.0-or-later
#include "hand/manual_edits.hpp"

#include "support/catch.hpp"

using namespace maquette;

namespace {

constexpr auto z = "bpy.data.objects[\"seat\"].location.z";
constexpr auto there = "\"seat\" in bpy.data.objects";

std::string with(const std::string& lines) { return "# %% manual edits\n" + lines; }

}  // namespace

TEST_CASE("statements of one guard stand below it together") {
  manual_edits lines("");
  lines.put({there, z, " += ", "0.02"});
  lines.put({there, "bpy.data.objects[\"seat\"].hide_render", " = ", "True"});
  CHECK(lines.text() == with("if \"seat\" in bpy.data.objects:\n"
                             "    bpy.data.objects[\"seat\"].location.z += 0.02\n"
                             "    bpy.data.objects[\"seat\"].hide_render = True\n"));
}

TEST_CASE("a cell that is read and written again is the same") {
  const std::string text = with(
      "# Measured: seat is 3 mm from legs.\n"
      "bpy.data.objects[\"seat\"].location.z += 0.003\n"
      "if \"leg = 1\" in bpy.data.objects:\n"
      "    bpy.data.objects[\"leg = 1\"].scale.x *= 1.5\n"
      "for each in bpy.data.objects:\n"
      "    each.color = (1.0, 0.0, 0.0, 1.0)\n"
      "\n"
      "if RUSTY:\n"
      "    paint(seat)\n"
      "if \"lid\" in bpy.data.objects:\n"
      "    if OPEN:\n"
      "        bpy.data.objects[\"lid\"].location.z += 1\n");
  CHECK(manual_edits(text).text() == text);
}

TEST_CASE("a cell that says nothing is no cell") {
  CHECK(manual_edits("# %% manual edits\n\n").text().empty());
  manual_edits lines(with("bpy.data.objects[\"seat\"].location.z += 0.02\n"));
  lines.drop(z, " += ");
  CHECK(lines.text().empty());
}

TEST_CASE("a statement takes the place of the one before, and of all that stood double") {
  manual_edits lines(
      with("bpy.data.objects[\"seat\"].location.z += 0.02\n"
           "# between\n"
           "bpy.data.objects[\"seat\"].location.z += 0.03\n"));
  CHECK(lines.total(z, " += ") == 0.05);
  lines.put({"", z, " += ", "0.05"});
  CHECK(lines.text() == with("# between\nbpy.data.objects[\"seat\"].location.z += 0.05\n"));
}

TEST_CASE("what only looks like a statement inside a name is none") {
  const manual_edits lines(with("bpy.data.objects[\"a += 1\"].location.z += 0.5\n"));
  CHECK(lines.total("bpy.data.objects[\"a += 1\"].location.z", " += ") == 0.5);
  CHECK(lines.total("bpy.data.objects[\"a", " += ") == 0.0);
}

TEST_CASE("deletions stand behind changes, and names behind all") {
  manual_edits lines("");
  lines.put({there, "bpy.data.objects[\"seat\"].name", " = ", "\"bench\""}, manual_rank::name);
  lines.put({"", "bpy.data.objects.remove(bpy.data.objects[\"leg\"])", "", ""}, manual_rank::deletion);
  lines.put({"", z, " += ", "0.02"});
  CHECK(manual_edits(lines.text()).text() == lines.text());
  lines = manual_edits(lines.text());
  lines.put({"", "bpy.data.objects[\"seat\"].hide_render", " = ", "True"});
  CHECK(lines.text() == with("bpy.data.objects[\"seat\"].location.z += 0.02\n"
                             "bpy.data.objects[\"seat\"].hide_render = True\n"
                             "bpy.data.objects.remove(bpy.data.objects[\"leg\"])\n"
                             "if \"seat\" in bpy.data.objects:\n"
                             "    bpy.data.objects[\"seat\"].name = \"bench\"\n"));
}
