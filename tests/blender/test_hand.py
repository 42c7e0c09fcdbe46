# SPDX-License-Identifier: GPL-3.0-or-later
"""What the artist changes by hand is kept: said by the script's last cell, which every run leaves true."""

import json

import bpy
import pytest
from support.artist import BENCH, Bench, thing

from addon.host.fingerprint import scene_fingerprint


def move():
    thing("seat").location.z += 0.02


def turn():
    thing("leg_2").rotation_euler.z = 0.3


def turn_by_quaternion():
    thing("seat").rotation_mode = "QUATERNION"
    thing("seat").rotation_quaternion = (0.9, 0.1, 0.0, 0.0)


def scale():
    thing("leg_1").scale = (1.5, 1.0, 2.0)


def modifier_value():
    thing("seat").modifiers["Bevel"].width = 0.025


def add_modifier():
    added = thing("leg_3").modifiers.new("Wall = 1", "SOLIDIFY")
    added.thickness = 0.03


def remove_modifier():
    thing("seat").modifiers.remove(thing("seat").modifiers["Bevel"])


def reorder_modifiers():
    thing("seat").modifiers.new("Twist", "SIMPLE_DEFORM")
    thing("seat").modifiers.move(1, 0)


def add_constraint():
    made = thing("cushion").constraints.new("LIMIT_LOCATION")
    made.name = "Stay"
    made.use_min_z = True


def change_constraint():
    thing("knob").constraints[0].influence = 0.5


def recolour():
    nodes = bpy.data.materials["wood"].node_tree.nodes
    nodes["Principled BSDF"].inputs["Base Color"].default_value = (0.1, 0.6, 0.1, 1.0)
    nodes["Principled BSDF"].inputs["Roughness"].default_value = 0.9


def other_material():
    thing("seat").material_slots[0].material = bpy.data.materials["steel"]


def more_material():
    thing("cushion").data.materials.append(bpy.data.materials["wood"])


def light():
    bpy.data.lights["lamp"].energy = 55.0
    bpy.data.lights["lamp"].color = (1.0, 0.5, 0.2)


def hide():
    thing("cushion").hide_render = True


def rename():
    thing("seat").name = 'the "good" seat'


def rename_data():
    bpy.data.materials["wood"].name = "oak"


def delete():
    bpy.data.objects.remove(thing("leg_2"))


def hang_elsewhere():
    thing("cushion").parent = thing("seat")


def everything():
    for each in (move, turn, scale, modifier_value, recolour, hide, delete, rename_data, rename):
        each()


HANDS = [
    *(move, turn, turn_by_quaternion, scale, modifier_value, add_modifier, remove_modifier),
    *(reorder_modifiers, add_constraint, change_constraint, recolour, other_material, more_material),
    *(light, hide, rename, rename_data, delete, hang_elsewhere, everything),
]

AS_IT_IS = ()
ANOTHER_VALUE = (("HEIGHT = 0.4 ", "HEIGHT = 0.6 "),)
FEWER = (("LEGS = 3 ", "LEGS = 1 "), ("CUSHION = True ", "CUSHION = False "))
ANOTHER_PART = (('box("seat", 0.3)', 'box("seat", 0.35)'), ('box("leg", 0.1)', 'box("leg", 0.12)'))
STEPS = {"set": ANOTHER_VALUE, "set fewer": FEWER, "refine": ANOTHER_PART}


def scene():
    bpy.context.view_layer.update()
    return scene_fingerprint("a1")


def clean_scene(script):
    bpy.ops.wm.read_homefile(use_empty=True, use_factory_startup=True)
    bench = Bench.__new__(Bench)
    bench.identity, bench.name = "a1", "bench"
    bench.ran(script)
    return scene()


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)
@pytest.mark.parametrize("hand", HANDS, ids=lambda hand: hand.__name__)
def test_the_scene_is_that_of_a_clean_run_of_the_script_with_the_hands_lines(hand, step):
    bench = Bench()
    hand()
    told = bench.step(*step)
    assert told["changes"]
    assert told["held"] == []
    incremental = scene()
    assert bench.hand()["changes"] == []
    assert incremental == clean_scene(bench.script)


@pytest.mark.parametrize("hand", HANDS, ids=lambda hand: hand.__name__)
def test_what_the_hand_made_is_what_stands_after_a_run(hand):
    bench = Bench()
    hand()
    bpy.context.view_layer.update()
    before = scene()
    bench.step()
    assert scene() == before


@pytest.mark.parametrize("hand", HANDS, ids=lambda hand: hand.__name__)
def test_it_is_read_from_a_file_that_was_saved_and_opened(hand, tmp_path):
    bench = Bench()
    hand()
    bench.reload(tmp_path)
    bench.step(*ANOTHER_VALUE)
    bench.reload(tmp_path)
    assert bench.hand()["changes"] == []
    bench.step(("HEIGHT = 0.6 ", "HEIGHT = 0.5 "))
    assert scene() == clean_scene(bench.script)


@pytest.mark.parametrize("hand", HANDS, ids=lambda hand: hand.__name__)
def test_a_hand_that_is_read_twice_is_kept_once(hand):
    bench = Bench()
    hand()
    bench.keep()
    once = bench.script
    bench.keep()  # a run that failed in between has left the scene as it was
    assert bench.script == once


def test_a_slider_moves_a_part_that_was_moved_by_hand():
    bench = Bench()
    move()
    bench.step(*ANOTHER_VALUE)
    assert thing("seat").location.z == pytest.approx(0.62)
    assert bench.lines() == [
        'if "seat" in bpy.data.objects:',
        '    bpy.data.objects["seat"].location.z += 0.02',
    ]


def test_an_edit_of_the_script_on_a_moved_part_does_not_undo_the_hand():
    bench = Bench()
    move()
    bench.step(("seat.location.z = HEIGHT", "seat.location.z = HEIGHT + 0.1"))
    assert thing("seat").location.z == pytest.approx(0.52)


def test_a_second_move_is_added_to_the_first_in_one_line():
    bench = Bench()
    for _ in range(3):
        move()
        bench.step()
    assert thing("seat").location.z == pytest.approx(0.46)
    assert len(bench.lines()) == 2


@pytest.mark.parametrize(
    ("there", "back"),
    [
        (move, lambda: setattr(thing("seat").location, "z", 0.4)),
        (turn, lambda: setattr(thing("leg_2").rotation_euler, "z", 0.0)),
        (scale, lambda: setattr(thing("leg_1"), "scale", (1, 1, 1))),
        (modifier_value, lambda: setattr(thing("seat").modifiers["Bevel"], "width", 0.01)),
        (add_modifier, lambda: thing("leg_3").modifiers.clear()),
        (hide, lambda: setattr(thing("cushion"), "hide_render", False)),
        (rename, lambda: setattr(thing('the "good" seat'), "name", "seat")),
        (
            other_material,
            lambda: setattr(thing("seat").material_slots[0], "material", bpy.data.materials["wood"]),
        ),
        (hang_elsewhere, lambda: setattr(thing("cushion"), "parent", thing("knob").parent.parent)),
    ],
)
def test_a_change_that_the_hand_undoes_takes_its_line_out(there, back):
    bench = Bench()
    there()
    bench.step()
    assert bench.lines()
    back()
    bench.step()
    assert bench.lines() == []
    assert scene() == clean_scene(BENCH)


def test_lines_of_the_users_own_stay_and_are_not_taken_for_the_hand():
    bench = Bench()
    bench.script += "\n# %% manual edits\n# mine\nfor each in legs:\n    each.location.z += 0.1\n"
    bench.ran(bench.script)
    assert bench.hand()["changes"] == []
    thing("leg_1").location.z += 0.05
    bench.step()
    assert thing("leg_1").location.z == pytest.approx(0.35)
    assert bench.lines()[:3] == ["# mine", "for each in legs:", "    each.location.z += 0.1"]


def test_nothing_is_told_where_only_a_parent_or_a_constraint_moves_a_thing():
    bench = Bench()
    thing("seat").location.x += 0.5
    thing("seat").rotation_euler.z = 0.7
    assert {change["name"] for change in bench.hand()["changes"]} == {"seat"}


def test_nothing_is_told_of_what_an_animation_or_a_driver_sets():
    bench = Bench()
    bench.script = bench.script.replace(
        "# %% part: lamp",
        "# %% part: spin\nspin = add_part(asset, 'spin', box('spin', 0.1), steel)\n"
        "spin.keyframe_insert('location', frame=1)\nspin.location.z = 3.0\n"
        "spin.keyframe_insert('location', frame=20)\n"
        "spin.driver_add('scale', 0).driver.expression = 'frame / 10'\n\n# %% part: lamp",
    )
    bench.ran(bench.script)
    bpy.context.scene.frame_set(11)
    assert bench.hand()["changes"] == []


def test_another_hidden_or_selected_thing_is_no_change():
    bench = Bench()
    thing("leg_1").hide_set(True)
    thing("seat").select_set(True)
    told = bench.step(*ANOTHER_VALUE)
    assert told["changes"] == []
    assert thing("leg_1").hide_get()
    assert thing("seat").select_get()


def test_a_mesh_that_was_only_looked_at_in_edit_mode_is_no_change():
    bench = Bench()
    bpy.context.view_layer.objects.active = thing("seat")
    bpy.ops.object.mode_set(mode="EDIT")
    assert bench.hand() == {"changes": [], "held": [], "own": [], "lines": ""}
    assert bpy.context.mode == "EDIT_MESH", "the artist goes on editing"


def test_undo_of_blender_does_not_confuse_it():
    bench = Bench()
    bpy.ops.ed.undo_push(message="made")
    move()
    bpy.ops.ed.undo_push(message="moved")
    bpy.ops.ed.undo()
    assert bench.hand()["changes"] == []
    bpy.ops.ed.redo()
    assert [change["path"] for change in bench.hand()["changes"]] == ["location.z"]


def test_a_thing_put_into_a_collection_of_the_artists_is_there_after_every_run():
    bench = Bench()
    mine = bpy.data.collections.new("mine")
    bpy.context.scene.collection.children.link(mine)
    mine.objects.link(thing("cushion"))
    bpy.data.collections["bench"].objects.unlink(thing("cushion"))
    for step in (AS_IT_IS, ANOTHER_VALUE):
        bench.step(*step)
        assert [each.name for each in thing("cushion").users_collection] == ["mine"]
    assert clean_scene(bench.script)
    assert [each.name for each in thing("cushion").users_collection] == ["bench"]  # never nowhere


def test_what_the_artist_adds_is_told_once_and_outlives_its_parent():
    bench = Bench()
    mine = bpy.data.objects.new("pillow", bpy.data.meshes.new("pillow"))
    bpy.data.collections["bench"].objects.link(mine)
    mine.parent = thing("cushion")
    assert bench.step(*ANOTHER_VALUE)["own"] == ["pillow"]
    assert thing("pillow").parent == thing("cushion")
    assert bench.step(("CUSHION = True ", "CUSHION = False "))["own"] == []
    assert thing("pillow").users_collection[0].name == "bench"


def test_a_copy_is_the_artists_own_and_the_original_the_scripts():
    bench = Bench()
    copy = thing("leg_1").copy()
    bpy.data.collections["bench"].objects.link(copy)
    copy.location.y = 1.0
    told = bench.step(*FEWER)
    assert told["changes"] == []
    assert told["own"] == ["leg_1.001"]
    assert thing("leg_1.001").location.y == 1.0
    assert thing("leg_1").location.y == 0.0


def test_a_line_of_a_part_that_a_parameter_takes_away_waits_for_it_to_come_back():
    bench = Bench()
    hide()
    bench.step(("CUSHION = True ", "CUSHION = False "))
    bench.step(("CUSHION = False ", "CUSHION = True "))
    assert thing("cushion").hide_render


def test_the_script_with_its_lines_runs_in_plain_blender():
    bench = Bench()
    everything()
    bench.step()
    bpy.ops.wm.read_homefile(use_empty=True, use_factory_startup=True)
    exec(compile(bench.script, "asset.py", "exec"), {"__name__": "__main__"})
    assert thing('the "good" seat').location.z == pytest.approx(0.42)
    assert "leg_2" not in bpy.data.objects


def test_a_scene_of_an_earlier_maquette_tells_nothing():
    bench = Bench()
    text = next(each for each in bpy.data.texts if "maquette_record" in each)
    record = json.loads(text["maquette_record"])
    for key in ("left", "made", "held", "guests"):
        del record[key]
    text["maquette_record"] = json.dumps(record)
    move()
    assert bench.hand()["changes"] == []
