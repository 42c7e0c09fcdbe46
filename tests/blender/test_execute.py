# SPDX-License-Identifier: GPL-3.0-or-later
"""Scripts run cell by cell in real Blender."""

import random

import bpy
import pytest
from support.asset import TOOLS, Asset

from addon.host.fingerprint import fingerprint, scene_fingerprint

BOX = """
def box(name, size):
    bm = bmesh.new()
    bmesh.ops.create_cube(bm, size=size)
    return mesh_from(bm, name)
"""

STOOL = f'''"""A stool."""
# maquette: 1
import bmesh
import bpy

# %% parameters
SIZE = 0.4
LEGS = 3
COLOUR = (0.5, 0.1, 0.1, 1.0)

{TOOLS}

# %% tools: box
{BOX}

# %% asset
asset = new_asset("stool")

# %% material: wood
wood = new_material("wood", COLOUR)

# %% part: seat
seat = add_part(asset, "seat", box("seat", SIZE), wood)

# %% part: legs
legs = [add_part(asset, "leg", box("leg", 0.1), wood) for _ in range(LEGS)]
for index, leg in enumerate(legs):
    leg.location.x = index * SIZE
'''


@pytest.fixture
def stool():
    asset = Asset(name="stool")
    asset.ran(STOOL)
    return asset


def names(kind="objects"):
    return sorted(each.name for each in getattr(bpy.data, kind))


class TestFirstRun:
    def test_every_cell_runs_and_says_what_it_made(self):
        outcome = Asset().run(STOOL)
        made = {cell["title"]: cell["objects"] for cell in outcome["cells"]}
        assert made["part: legs"] == ["leg", "leg.001", "leg.002"]
        assert made["asset"] == ["stool"]
        assert made["tools"] == []
        assert all(
            cell["touched"] == cell["foreign"] == [] for cell in outcome["cells"] if cell["title"] != "asset"
        )

    def test_the_script_stands_in_a_text_named_after_the_asset(self, stool):
        assert bpy.data.texts["stool.py"].as_string() == STOOL

    def test_the_same_scene_comes_out_as_when_plain_blender_runs_the_script(self, stool):
        by_host = {name: fingerprint(bpy.data.objects[name]) for name in names()}
        bpy.ops.wm.read_homefile(use_empty=True, use_factory_startup=True)
        exec(compile(STOOL, "stool.py", "exec"), {"__name__": "__main__"})
        assert {name: fingerprint(bpy.data.objects[name]) for name in names()} == by_host

    def test_what_a_script_prints_stays_off_standard_output(self, capfd):
        Asset().ran("print('hello')\nimport os; os.write(1, b'from C')\n", allow=["imports:os"])
        assert capfd.readouterr().out == ""


class TestIncrementalRun:
    def test_nothing_runs_when_nothing_has_changed(self, stool):
        before = {each.name: each.session_uid for each in bpy.data.objects}
        assert stool.ran(STOOL) == []
        assert {each.name: each.session_uid for each in bpy.data.objects} == before

    def test_only_the_changed_cell_and_what_reads_its_names_run(self, stool):
        changed = STOOL.replace('new_material("wood", COLOUR)', 'new_material("wood", COLOUR, 0.1)')
        assert stool.ran(changed) == ["material: wood", "part: seat", "part: legs"]

    def test_what_is_made_anew_gets_the_same_names(self, stool):
        before = {kind: names(kind) for kind in ("objects", "meshes", "materials", "collections")}
        stool.ran(STOOL, run=["asset", "material: wood", "part: seat", "part: legs"])
        assert {kind: names(kind) for kind in before} == before

    def test_a_cell_that_makes_more_of_a_name_leaves_later_cells_the_names_of_a_clean_run(self, stool):
        two = STOOL + '\n# %% part: more\nmore = add_part(asset, "leg", box("leg", 0.2))\n'
        stool.ran(two)
        assert stool.ran(two.replace("range(LEGS)", "range(5)")) == ["part: legs"]
        assert bpy.data.objects["leg.005"].get("maquette_cell") == "part: more"
        stool.ran(two.replace("range(LEGS)", "range(1)"))
        assert bpy.data.objects["leg.001"].get("maquette_cell") == "part: more"
        assert names() == ["leg", "leg.001", "seat", "stool"]

    def test_a_removed_cell_takes_what_it_made_with_it(self, stool):
        stool.ran(STOOL[: STOOL.index("# %% part: legs")])
        assert names() == ["seat", "stool"]
        assert names("meshes") == ["seat"]

    def test_a_name_is_absent_for_cells_above_the_one_that_binds_it(self, stool):
        changed = STOOL.replace("# %% part: seat\n", "# %% part: seat\nassert 'legs' not in globals()\n")
        assert stool.run(changed)["error"] is None

    def test_a_name_bound_again_has_for_each_cell_the_value_of_its_place(self):
        script = "x = 1\n# %% b\ny = x\n# %% c\nx = 2\n# %% d\nz = (x, y)\nassert z == (2, 1)\n"
        asset = Asset()
        asset.ran(script)
        assert asset.ran(script.replace("y = x", "y = x + 0")) == ["b", "d"]

    def test_equal_values_bound_twice_are_both_remembered(self):
        script = "x = 1\n# %% b\nx = 1\n# %% c\ny = x\nassert y == 1\n"
        asset = Asset()
        asset.ran(script)
        outcome = asset.run(script.replace("x = 1\n# %% b", "x = 5\n# %% b"), run=["preamble", "c"])
        assert outcome["error"] is None

    def test_functions_see_the_values_of_the_latest_run(self, stool):
        script = STOOL + "# %% part: top\ndef size():\n    return SIZE\n\n\n"
        script += "assert abs(size() - seat.dimensions.x) < 1e-6\n"
        stool.ran(script)
        stool.ran(script.replace("SIZE = 0.4", "SIZE = 0.5"))

    def test_a_cell_reads_true_places_of_objects_in_every_kind_of_run(self):
        script = (
            "import bpy\n# %% a\na = bpy.data.objects.new('a', None)\na.location.x = 2\n"
            "bpy.context.scene.collection.objects.link(a)\n"
            "# %% b\nb = bpy.data.objects.new('b', None)\nb.location = a.matrix_world.translation\n"
        )
        asset = Asset()
        asset.ran(script)
        first = scene_fingerprint("a1")
        asset.ran(script, run=["b"])
        assert scene_fingerprint("a1") == first
        assert bpy.data.objects["b"].location.x == 2

    def test_draws_from_the_global_generator_come_out_as_in_a_clean_run(self):
        script = (
            "import random\nimport numpy as np\n# %% a\na = random.random(), np.random.rand()\n"
            "# %% b\nb = random.random(), np.random.rand()\n# %% c\nc = random.random()\n"
            "import bpy\nbpy.context.scene['drawn'] = repr((a, b, c))\n"
        )
        asset = Asset()
        random.seed(5)
        expected = random.Random(5).random()
        asset.ran(script)
        first = bpy.context.scene["drawn"]
        asset.ran(script, run=["c"])
        assert bpy.context.scene["drawn"] == first
        assert random.random() == expected


class TestChangesInPlace:
    SCRIPT = (
        "import bpy\n# %% a\na = bpy.data.objects.new('a', None)\n"
        "# %% b\nb = bpy.data.objects.new('b', None)\n"
        "bpy.data.objects['a'].location.x += 1\n"
        "# %% c\nc = bpy.data.objects.new('c', None)\nc.location = a.location\n"
    )

    def test_a_cell_is_seen_to_change_what_another_made(self):
        asset = Asset()
        cells = {cell["title"]: cell for cell in asset.run(self.SCRIPT)["cells"]}
        assert cells["b"]["touched"] == ["a"]
        assert {cell["title"]: cell["touched"] for cell in asset.recall()}["b"] == ["a"]

    def test_what_it_changes_is_made_anew_when_it_runs_again(self):
        asset = Asset()
        asset.ran(self.SCRIPT)
        assert asset.ran(self.SCRIPT.replace("+= 1", "+= 2")) == ["a", "b", "c"]
        assert bpy.data.objects["a"].location.x == bpy.data.objects["c"].location.x == 2

    def test_a_cell_between_the_two_sees_the_object_before_the_change(self):
        between = "# %% between\nseen = bpy.data.objects.new(f'seen {a.location.x}', None)\n"
        asset = Asset()
        asset.ran(self.SCRIPT)
        asset.ran(self.SCRIPT.replace("# %% b\n", between + "# %% b\n"))
        assert names() == ["a", "b", "c", "seen 0.0"]

    def test_a_cell_that_does_so_for_the_first_time_makes_the_changed_cells_run_as_well(self):
        asset = Asset()
        calm = self.SCRIPT.replace("bpy.data.objects['a'].location.x += 1\n", "")
        asset.ran(calm)
        assert asset.ran(self.SCRIPT) == ["a", "b", "c"]
        assert bpy.data.objects["c"].location.x == 1

    def test_values_changed_through_a_function_are_noticed(self):
        script = (
            "import random\n# %% a\nrng = random.Random(1)\n"
            "# %% tools\ndef draw(source):\n    return source.random()\n"
            "# %% b\nb = 1\n# %% c\nc = draw(rng)\n"
            "# %% d\nassert abs(c - 0.13436424411240122) < 1e-9 or b == 2\n"
        )
        asset = Asset()
        asset.ran(script)
        assert asset.ran(script.replace("b = 1\n", "b = 2; draw(rng)\n")) == ["a", "b", "c", "d"]
        assert asset.ran(script) == ["a", "b", "c", "d"]

    def test_linking_a_part_into_the_assets_collection_changes_no_other_cell(self, stool):
        assert all(cell["touched"] == [] for cell in stool.recall())

    def test_a_change_of_what_is_not_ours_is_told(self):
        bpy.data.objects.new("mine", None)
        outcome = Asset().run("import bpy\n# %% a\nbpy.data.objects['mine'].location.x = 3\n")
        assert outcome["cells"][1]["foreign"] == ["mine"]

    def test_in_a_large_scene_it_is_told_of_the_run(self):
        for index in range(300):
            bpy.data.objects.new(f"mine {index}", None)
        outcome = Asset().run("import bpy\n# %% a\nbpy.data.objects['mine 7'].location.x = 3\n")
        assert outcome["cells"][1]["foreign"] == ["mine 7"]


class TestFailure:
    @pytest.mark.parametrize(
        ("fault", "kind"),
        [
            ("1 / 0", "ZeroDivisionError"),
            ("raise SystemExit", "SystemExit"),
            ("import sys; sys.exit(3)", "SystemExit"),
            ("raise KeyboardInterrupt", "KeyboardInterrupt"),
            ("x = (", "SyntaxError"),
            ("return 3", "SyntaxError"),
            ("bpy.ops.mesh.nowhere()", "AttributeError"),
            ("bpy.data.objects['seat'].nothing", "AttributeError"),
            ("def f(): f()\nf()", "RecursionError"),
        ],
    )
    def test_the_scene_is_as_before_and_the_report_says_where(self, stool, fault, kind):
        before = {kind: names(kind) for kind in ("objects", "meshes", "materials", "collections", "texts")}
        prints, numbers = scene_fingerprint("a1"), {each.name: each.session_uid for each in bpy.data.objects}
        changed = STOOL.replace("SIZE = 0.4", "SIZE = 0.7").replace("LEGS)]\n", f"LEGS)]\n{fault}\n")
        error = stool.run(changed)["error"]
        assert error["type"] == kind
        assert error["cell"] == "part: legs"
        assert changed.splitlines()[error["line"] - 1].strip() in fault.splitlines() or kind == "SyntaxError"
        assert error["message"]
        assert {kind: names(kind) for kind in before} == before
        assert scene_fingerprint("a1") == prints
        assert {each.name: each.session_uid for each in bpy.data.objects} == numbers
        assert bpy.data.texts["stool.py"].as_string() == STOOL
        assert stool.ran(STOOL) == []

    def test_an_error_inside_a_tool_is_told_at_the_line_that_called_it(self, stool):
        changed = STOOL.replace('box("seat", SIZE)', 'box("seat", "wide")')
        error = stool.run(changed)["error"]
        assert error["cell"] == "part: seat"
        assert '"wide"' in changed.splitlines()[error["line"] - 1]
        assert "in box, line" in error["message"]

    def test_a_failed_first_run_leaves_nothing(self):
        error = Asset().run(STOOL + "\n1 / 0\n")["error"]
        assert error["type"] == "ZeroDivisionError"
        assert names() == names("meshes") == names("texts") == names("collections") == []

    def test_what_a_failed_cell_changed_of_others_is_made_again(self, stool):
        prints = scene_fingerprint("a1")
        error = stool.run(STOOL + "\n# %% late\nbpy.data.objects['seat'].location.z = 5\n1 / 0\n")["error"]
        assert error["type"] == "ZeroDivisionError"
        assert scene_fingerprint("a1") == prints
        assert stool.ran(STOOL) == []

    def test_the_names_of_the_last_good_run_are_kept(self, stool):
        stool.run(STOOL.replace("SIZE = 0.4", "SIZE = 0.7") + "\n1 / 0\n")
        assert stool.ran(STOOL + "# %% check\nassert SIZE == 0.4\n") == ["check"]


class TestTheArtistsOwn:
    def test_an_object_that_hangs_from_a_part_hangs_from_its_successor_and_stays_in_place(self, stool):
        cup = bpy.data.objects.new("cup", None)
        bpy.context.scene.collection.objects.link(cup)
        cup.parent = bpy.data.objects["leg.002"]
        cup.location.z = 1
        bpy.context.view_layer.update()
        place = cup.matrix_world.copy()
        stool.ran(STOOL.replace("SIZE = 0.4", "SIZE = 0.6"))
        bpy.context.view_layer.update()
        assert cup.parent == bpy.data.objects["leg.002"]
        assert (cup.matrix_world.translation - place.translation).length < 1e-6

    def test_an_object_whose_parent_goes_for_good_stays_in_place(self, stool):
        cup = bpy.data.objects.new("cup", None)
        bpy.context.scene.collection.objects.link(cup)
        cup.parent = bpy.data.objects["leg.002"]
        bpy.context.view_layer.update()
        stool.ran(STOOL.replace("LEGS = 3", "LEGS = 2"))
        bpy.context.view_layer.update()
        assert cup.parent is None
        assert abs(cup.matrix_world.translation.x - 0.8) < 1e-6

    def test_modifiers_constraints_slots_and_shared_data_follow_to_the_successors(self, stool):
        mine = bpy.data.objects.new("mine", bpy.data.meshes["seat"])
        bpy.context.scene.collection.objects.link(mine)
        cut = mine.modifiers.new("cut", "BOOLEAN")
        cut.object = bpy.data.objects["leg"]
        track = mine.constraints.new("TRACK_TO")
        track.target = bpy.data.objects["seat"]
        other = bpy.data.meshes.new("other")
        other.materials.append(bpy.data.materials["wood"])
        stool.ran(STOOL, run=["asset", "material: wood", "part: seat", "part: legs"])
        assert (cut.object, track.target) == (bpy.data.objects["leg"], bpy.data.objects["seat"])
        assert mine.data == bpy.data.meshes["seat"]
        assert other.materials[0] == bpy.data.materials["wood"]

    def test_a_part_put_into_a_collection_of_theirs_is_there_again(self, stool):
        shelf = bpy.data.collections.new("shelf")
        bpy.context.scene.collection.children.link(shelf)
        shelf.objects.link(bpy.data.objects["seat"])
        stool.ran(STOOL, run=["part: seat"])
        assert [each.name for each in shelf.objects] == ["seat"]

    def test_what_they_put_into_the_assets_collection_stays_in_the_scene(self, stool):
        cup = bpy.data.objects.new("cup", None)
        bpy.data.collections["stool"].objects.link(cup)
        stool.ran(STOOL, run=["asset", "part: seat", "part: legs"])
        assert cup.users_collection == (bpy.data.collections["stool"],)

    def test_a_copy_of_a_part_is_theirs_and_is_left_alone(self, stool):
        copy = bpy.data.objects["seat"].copy()
        bpy.context.scene.collection.objects.link(copy)
        stool.ran(STOOL, run=["part: seat"])
        assert names() == ["leg", "leg.001", "leg.002", "seat", "seat.001", "stool"]
        assert "maquette_cell" not in copy

    def test_the_selection_the_active_and_the_hidden_object_are_carried_over(self, stool):
        layer = bpy.context.view_layer
        bpy.data.objects["seat"].select_set(True)
        bpy.data.objects["leg.001"].hide_set(True)
        layer.objects.active = bpy.data.objects["leg.002"]
        stool.ran(STOOL.replace("SIZE = 0.4", "SIZE = 0.6"))
        assert [each.name for each in layer.objects if each.select_get()] == ["seat"]
        assert [each.name for each in layer.objects if each.hide_get()] == ["leg.001"]
        assert layer.objects.active.name == "leg.002"

    def test_a_name_that_they_gave_stays_on_what_does_not_run(self, stool):
        bpy.data.objects["seat"].name = "throne"
        stool.ran(STOOL, run=["part: legs"])
        assert names() == ["leg", "leg.001", "leg.002", "stool", "throne"]


class TestAfterLoading:
    @pytest.fixture
    def loaded(self, stool, tmp_path):
        file = str(tmp_path / "stool.blend")
        bpy.ops.wm.save_as_mainfile(filepath=file)
        bpy.ops.wm.open_mainfile(filepath=file)
        return stool

    def test_a_cell_runs_with_the_names_of_cells_that_ran_before_the_file_was_saved(self, loaded):
        assert all(cell["restorable"] for cell in loaded.recall())
        assert loaded.ran(STOOL.replace('"seat", SIZE', '"seat", SIZE * 2')) == ["part: seat"]
        assert bpy.data.objects["seat"].data.materials[0] == bpy.data.materials["wood"]

    def test_renaming_by_the_artist_breaks_no_name(self, loaded):
        bpy.data.materials["wood"].name = "oak"
        loaded.ran(STOOL, run=["part: seat"])
        assert bpy.data.objects["seat"].data.materials[0].name == "oak"

    def test_a_cell_whose_object_is_gone_says_that_its_names_cannot_be_had(self, loaded):
        bpy.data.objects.remove(bpy.data.objects["seat"])
        told = {cell["title"]: cell["restorable"] for cell in loaded.recall()}
        assert [title for title, restorable in told.items() if not restorable] == ["part: seat"]
        assert loaded.ran(STOOL) == []
        assert loaded.ran(STOOL + "# %% top\ntop = seat.name\n") == ["part: seat", "top"]

    def test_values_of_every_kind_come_back(self, tmp_path):
        script = (
            "import math, bpy\nfrom mathutils import Vector, Matrix, Euler, Color, Quaternion\n"
            "import numpy as np\nfrom random import Random\n"
            "# %% a\nmesh = bpy.data.meshes.new('m')\nthing = bpy.data.objects.new('t', mesh)\n"
            "bevel = thing.modifiers.new('bevel', 'BEVEL')\nscene = bpy.context.scene\nD = bpy.data\n"
            "scene.collection.objects.link(thing)\n"
            "wood = bpy.data.materials.new('wood')\nmesh.materials.append(wood)\nwood.use_nodes = True\n"
            "nodes, tree = wood.node_tree.nodes, wood.node_tree\nshader = nodes['Principled BSDF']\n"
            "values = {'a': [1, 2.5, None, True], (1, 2): {3}, 'v': Vector((1, 2, 3)), 'o': [thing, mesh]}\n"
            "turn = Euler((1, 2, 3), 'ZYX'), Quaternion(), Matrix.Rotation(1, 4, 'X'), Color((1, 0, 0))\n"
            "grid = np.arange(6).reshape(2, 3)\nrng = Random(3)\nsine, V = math.sin, Vector\n"
            "# %% b\nassert bevel == thing.modifiers[0] and scene == bpy.context.scene\n"
            "assert D.meshes['m'] == mesh\n"
            "assert nodes['Principled BSDF'] == shader and tree == wood.node_tree\n"
            "assert values['a'] == [1, 2.5, None, True] and values[1, 2] == {3}\n"
            "assert values['v'] == Vector((1, 2, 3)) and values['o'] == [thing, mesh]\n"
            "assert turn[0].order == 'ZYX' and turn[2] == Matrix.Rotation(1, 4, 'X') and turn[3].r == 1\n"
            "assert grid[1, 2] == 5 and sine(0) == 0 and rng.getstate() == Random(3).getstate()\n"
        )
        asset = Asset()
        asset.ran(script)
        file = str(tmp_path / "a.blend")
        bpy.ops.wm.save_as_mainfile(filepath=file)
        bpy.ops.wm.open_mainfile(filepath=file)
        assert asset.ran(script + "\n# again\n") == ["b"]

    def test_a_name_that_was_left_on_something_removed_is_no_hindrance(self, tmp_path):
        script = (
            "import bpy\n# %% a\nthing = bpy.data.objects.new('t', bpy.data.meshes.new('m'))\n"
            "bpy.context.scene.collection.objects.link(thing)\n"
            "melt = thing.modifiers.new('melt', 'REMESH')\nthing.modifiers.remove(melt)\n"
            "held = [melt]\n# %% b\nwide = 1\n"
        )
        asset = Asset()
        assert asset.ran(script) == ["preamble", "a", "b"]
        assert asset.ran(script.replace("wide = 1", "wide = 2")) == ["b"]
        bpy.ops.wm.save_as_mainfile(filepath=str(tmp_path / "a.blend"))
        bpy.ops.wm.open_mainfile(filepath=str(tmp_path / "a.blend"))
        assert asset.ran(script.replace("wide = 1", "wide = 3"))[-1] == "b"

    def test_functions_and_classes_of_a_cell_that_made_things_come_back(self, tmp_path):
        script = (
            "import bpy, functools\n# %% a\nFACTOR = 2\n\n\ndef twice(x, by=FACTOR):\n    return x * by\n\n\n"
            "@functools.cache\ndef cached():\n    return twice(4)\n\n\nclass Size:\n    wide = twice(3)\n\n\n"
            "a = bpy.data.objects.new('a', None)\nbpy.context.scene.collection.objects.link(a)\n"
            "# %% b\nassert (twice(1), cached(), Size.wide) == (2, 8, 6)\n"
        )
        asset = Asset()
        asset.ran(script)
        file = str(tmp_path / "a.blend")
        bpy.ops.wm.save_as_mainfile(filepath=file)
        bpy.ops.wm.open_mainfile(filepath=file)
        assert all(cell["restorable"] for cell in asset.recall())
        assert asset.ran(script + "# again\n") == ["b"]
        assert names() == ["a"]

    def test_a_cell_that_made_things_and_bound_what_cannot_be_written_has_to_run_again(self, tmp_path):
        script = "import bpy\n# %% a\na = bpy.data.objects.new('a', None)\nf = lambda: a\n"
        script += "bpy.context.scene.collection.objects.link(a)\n# %% b\nb = f()\n# %% c\nc = 1\n"
        asset = Asset()
        asset.ran(script)
        assert all(cell["restorable"] for cell in asset.recall())
        file = str(tmp_path / "a.blend")
        bpy.ops.wm.save_as_mainfile(filepath=file)
        bpy.ops.wm.open_mainfile(filepath=file)
        assert [cell["restorable"] for cell in asset.recall()] == [True, False, True, True]
        assert asset.ran(script.replace("c = 1", "c = 2")) == ["c"]
        assert asset.ran(script.replace("b = f()", "d = f()"))[:2] == ["a", "b"]
        assert names() == ["a"]

    def test_random_draws_go_on_where_they_were(self, tmp_path):
        script = "import random\n# %% a\nrandom.seed(3)\na = random.random()\n# %% b\nb = random.random()\n"
        script += "# %% c\nimport bpy\nc = bpy.data.objects.new(str(random.random()), None)\n"
        asset = Asset()
        asset.ran(script)
        first = names()
        file = str(tmp_path / "a.blend")
        bpy.ops.wm.save_as_mainfile(filepath=file)
        bpy.ops.wm.open_mainfile(filepath=file)
        asset.ran(script, run=["c"])
        assert names() == first

    def test_long_values_are_not_kept_in_the_file(self, tmp_path):
        script = (
            "import bpy\n# %% a\na = bpy.data.objects.new('a', None)\nlong = [1.5] * 100000\n# %% b\nb = a\n"
        )
        asset = Asset()
        asset.ran(script)
        assert len(bpy.data.texts["thing.py"]["maquette_record"]) < 10000
        bpy.ops.wm.save_as_mainfile(filepath=str(tmp_path / "a.blend"))
        bpy.ops.wm.open_mainfile(filepath=str(tmp_path / "a.blend"))
        assert asset.ran(script + "# again\n") == ["a", "b"]

    def test_what_nothing_uses_is_in_the_file_all_the_same(self, tmp_path):
        asset = Asset()
        asset.ran("import bpy\n# %% material: spare\nspare = bpy.data.materials.new('spare')\n")
        bpy.ops.wm.save_as_mainfile(filepath=str(tmp_path / "a.blend"))
        bpy.ops.wm.open_mainfile(filepath=str(tmp_path / "a.blend"))
        assert names("materials") == ["spare"]

    def test_lost_names_are_had_again_for_a_cell_that_runs_only_to_have_its_own(self, tmp_path):
        script = "import bpy\n# %% a\na = bpy.data.objects.new('a', None)\nf = lambda: 3\n"
        script += "# %% b\ng = lambda: f()\nb = f()\n# %% c\nc = g()\n"
        asset = Asset()
        asset.ran(script)
        bpy.ops.wm.save_as_mainfile(filepath=str(tmp_path / "a.blend"))
        bpy.ops.wm.open_mainfile(filepath=str(tmp_path / "a.blend"))
        assert set(asset.ran(script + "# again\n")) >= {"a", "c"}

    def test_without_any_memory_the_asset_is_made_anew(self, loaded):
        bpy.data.texts.remove(bpy.data.texts["stool.py"])
        assert loaded.recall() == []
        loaded.ran(STOOL)
        assert names() == ["leg", "leg.001", "leg.002", "seat", "stool"]


def test_two_assets_stand_side_by_side(stool):
    other = Asset("a2", "stool")
    other.ran(STOOL)
    before = scene_fingerprint("a2")
    stool.ran(STOOL.replace("SIZE = 0.4", "SIZE = 0.6"))
    assert scene_fingerprint("a2") == before
    assert len(bpy.data.objects) == 10
