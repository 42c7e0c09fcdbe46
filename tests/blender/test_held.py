# SPDX-License-Identifier: GPL-3.0-or-later
"""A part that no line of a script can say is held: runs leave it as it is until it is let go."""

import bpy
import pytest
from support.artist import Bench, sculpt, thing

from addon.host import answer
from addon.host.fingerprint import scene_fingerprint


def hold(part, on):
    return answer("hold", {"asset": "a1", "part": part, "on": on})


def first_corner(name):
    return round(thing(name).data.vertices[0].co.x, 4)


@pytest.fixture
def sculpted():
    """A bench whose seat was sculpted, and read."""
    bench = Bench()
    sculpt("seat")
    assert bench.keep()["held"] == ["part: seat"]
    return bench


STEPS = {
    "nothing": (),
    "a slider": (("HEIGHT = 0.4 ", "HEIGHT = 0.6 "),),
    "its own cell": (('box("seat", 0.3)', 'box("seat", 0.5)'),),
    "what it hangs from": (('new_asset("bench")', 'new_asset("settle")'),),
}


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)
def test_a_sculpted_part_stays_as_it_is_whatever_runs(sculpted, step):
    seat, form = thing("seat"), first_corner("seat")
    number = seat.session_uid
    sculpted.step(*step)
    assert thing("seat").session_uid == number
    assert first_corner("seat") == form
    assert thing("seat").parent.type == "EMPTY"
    assert thing("seat").users_collection[0] == thing("leg_1").users_collection[0]
    assert thing("knob").parent == thing("seat")
    assert thing("knob").constraints[0].target == thing("seat")
    assert "seat.001" not in bpy.data.objects
    assert [each.name for each in bpy.data.meshes if each.name.startswith("seat")] == ["seat"]


def test_it_is_told_of_runs_that_would_have_made_something_else(sculpted):
    script = sculpted.script.replace('box("seat", 0.3)', 'box("seat", 0.5)')
    assert sculpted.run(script)["held"] == ["part: seat"]
    assert sculpted.run(script)["held"] == []


def test_other_parts_are_built_as_the_script_says(sculpted):
    sculpted.step(("HEIGHT = 0.4 ", "HEIGHT = 0.6 "))
    assert thing("leg_1").location.z == pytest.approx(0.3)
    assert thing("seat").location.z == pytest.approx(0.4)


def test_a_part_whose_cell_went_is_still_there(sculpted):
    start = sculpted.script.index("# %% part: seat")
    end = sculpted.script.index("# %% part: legs")
    script = sculpted.script[:start] + sculpted.script[end:]
    script = script.replace("knob.parent = seat\n", "").replace("follow.target = seat\n", "")
    outcome = sculpted.run(script)
    assert outcome["error"] is None
    assert outcome["held"] == ["part: seat"]
    assert first_corner("seat") == -0.05


def test_saved_and_opened_it_is_held_still(sculpted, tmp_path):
    sculpted.reload(tmp_path)
    sculpted.step(("HEIGHT = 0.4 ", "HEIGHT = 0.6 "))
    sculpted.reload(tmp_path)
    sculpted.step(("HEIGHT = 0.6 ", "HEIGHT = 0.5 "))
    assert first_corner("seat") == -0.05
    assert sculpted.hand()["held"] == []


def test_a_run_that_fails_leaves_it_in_its_place(sculpted):
    outcome = sculpted.run(sculpted.script.replace("HEIGHT = 0.4 ", "HEIGHT = 1 / 0 "))
    assert outcome["error"]["type"] == "ZeroDivisionError"
    assert first_corner("seat") == -0.05
    assert thing("knob").parent == thing("seat")


def test_let_go_it_is_what_the_script_makes(sculpted):
    sculpted.step(("HEIGHT = 0.4 ", "HEIGHT = 0.6 "))
    assert hold("seat", on=False) == {"title": "part: seat", "held": []}
    sculpted.step()
    released = scene_fingerprint("a1")
    bpy.ops.wm.read_homefile(use_empty=True, use_factory_startup=True)
    sculpted.ran(sculpted.script)
    assert released == scene_fingerprint("a1")


def test_a_part_may_be_held_without_having_been_changed():
    bench = Bench()
    assert hold("legs", on=True)["title"] == "part: legs"
    bench.step(("HEIGHT = 0.4 ", "HEIGHT = 0.6 "), ("LEGS = 3 ", "LEGS = 5 "))
    assert thing("leg_1").location.z == pytest.approx(0.2)
    assert "leg_4" not in bpy.data.objects


def test_what_is_no_part_cannot_be_held():
    Bench()
    assert hold("roof", on=True) == {"title": "", "held": []}


def test_a_held_part_may_be_moved_by_hand(sculpted):
    sculpted.step()
    thing("seat").location.x = 1.0
    assert sculpted.step(("HEIGHT = 0.4 ", "HEIGHT = 0.6 "))["changes"] == []
    assert thing("seat").location.x == 1.0


def test_a_move_before_it_was_held_comes_back_when_it_is_let_go():
    bench = Bench()
    thing("seat").location.z += 0.02
    bench.step()
    sculpt("seat")
    bench.step()
    hold("seat", on=False)
    bench.step()
    assert thing("seat").location.z == pytest.approx(0.42)
    assert first_corner("seat") == -0.15


def test_a_material_whose_nodes_were_linked_anew_is_held():
    bench = Bench()
    tree = bpy.data.materials["wood"].node_tree
    noise = tree.nodes.new("ShaderNodeTexNoise")
    tree.links.new(noise.outputs[1], tree.nodes["Principled BSDF"].inputs["Base Color"])
    assert bench.step(("COLOUR = (0.5,", "COLOUR = (0.2,"))["held"] == ["material: wood"]
    wood = bpy.data.materials["wood"]
    assert "Noise Texture" in wood.node_tree.nodes
    assert thing("seat").material_slots[0].material == wood
    assert thing("leg_1").material_slots[0].material == wood
    assert [each.name for each in bpy.data.materials] == ["steel", "wood"]


def test_a_modifier_that_was_applied_holds_its_part():
    bench = Bench()
    bpy.context.view_layer.objects.active = thing("seat")
    bpy.ops.object.modifier_apply(modifier="Bevel")
    faces = len(thing("seat").data.polygons)
    assert bench.step(("HEIGHT = 0.4 ", "HEIGHT = 0.6 "))["held"] == ["part: seat"]
    assert len(thing("seat").data.polygons) == faces


@pytest.mark.parametrize(
    "change",
    [
        lambda: thing("seat").vertex_groups.new(name="edge").add([0, 1], 0.5, "ADD"),
        lambda: thing("seat").shape_key_add(name="bent"),
        lambda: thing("seat").data.color_attributes.new("paint", "FLOAT_COLOR", "POINT"),
        lambda: setattr(thing("seat"), "data", bpy.data.meshes.new("another")),
    ],
    ids=["weights", "shape key", "paint", "another mesh"],
)
def test_what_else_no_line_can_say_holds_its_part(change):
    bench = Bench()
    change()
    assert bench.hand()["held"] == ["part: seat"]
