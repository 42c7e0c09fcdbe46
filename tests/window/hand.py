# SPDX-License-Identifier: GPL-3.0-or-later
"""A day of the artist's own hand on a chair: what was done with Blender's tools outlives every step of ours."""

import sys
from pathlib import Path

import bpy

sys.path.insert(0, str(Path(__file__).resolve().parent))

from driven import RESULT, asset, call, check, drive, idle, service, shot, state, told

from addon.ui import assets, sliders


def thing(name):
    return bpy.data.objects[name]


def select(*names):
    for each in bpy.context.view_layer.objects:
        each.select_set(each.name in names)
    bpy.context.view_layer.objects.active = thing(names[0])


def day():
    bpy.data.objects.remove(bpy.data.objects["Cube"])
    state().prompt = "a red wooden chair with four legs"
    call(bpy.ops.maquette.create)
    yield from idle()
    by_hand()
    stands("by hand")
    shot("hand")
    yield from steps()
    yield from reloading()
    shot("hand-kept")


def by_hand():
    """Turn, scale, change a modifier and a colour, rename, delete, and hang something of their own on the chair."""
    select("leg_1")
    call(bpy.ops.transform.rotate, value=0.2, orient_axis="Z")
    select("leg_2")
    call(bpy.ops.transform.resize, value=(1.5, 1.5, 1.0))
    thing("seat").modifiers[0].weight = 70
    grain().elements[1].color = (0.1, 0.5, 0.1, 1.0)
    thing("leg_3").name = "peg"
    select("leg_4")
    call(bpy.ops.object.delete)
    call(bpy.ops.mesh.primitive_cube_add, size=0.1, location=(0.0, 0.0, 0.6))
    bpy.context.active_object.name = "book"
    select("chair", "book")
    call(bpy.ops.object.parent_set)
    select("chair")


def grain():
    """The colours between which the wood's grain goes."""
    nodes = thing("seat").material_slots[0].material.node_tree.nodes
    return next(each for each in nodes if each.type == "VALTORGB").color_ramp


def stands(when):
    """Check all of it."""
    bpy.context.view_layer.update()
    colour = tuple(round(value, 3) for value in grain().elements[1].color)
    kept = {
        "turned": abs(abs(thing("leg_1").rotation_euler.z) - 0.2) < 1e-4,
        "scaled": abs(thing("leg_2").scale.x - 1.5) < 1e-4,
        "modified": thing("seat").modifiers[0].weight == 70,
        "coloured": colour == (0.1, 0.5, 0.1, 1.0),
        "renamed": "peg" in bpy.data.objects and "leg_3" not in bpy.data.objects,
        "deleted": "leg_4" not in bpy.data.objects,
        "added": "book" in bpy.data.objects and thing("book").parent == thing("chair"),
    }
    lost = [name for name, holds in kept.items() if not holds]
    check(f"the hand's work stands {when}{': not ' + ', '.join(lost) if lost else ''}", not lost)


def steps():
    """What Maquette does after it: a refine, a slider, a run of the script."""
    width = thing("seat").dimensions.x
    state().instruction = "make the seat wider"
    call(bpy.ops.maquette.refine)
    yield from idle()
    check("the instruction was followed", thing("seat").dimensions.x > width)
    stands("after a refine")
    words = told()
    check("the chat says what was kept", all(each in words for each in ("leg_1", "leg_2", "peg", "leg_4")))
    height = thing("seat").matrix_world.translation.z
    getattr(bpy.context.window_manager, sliders.attribute(asset().session)).SEAT_HEIGHT += 0.05
    yield from idle()
    bpy.context.view_layer.update()
    check("the slider was followed", thing("seat").matrix_world.translation.z > height + 0.04)
    stands("after a slider")
    text = asset().text
    text.cursor_set(
        next(i for i, each in enumerate(text.lines) if each.body.startswith("# %% part: seat")) + 1
    )
    text.write("# the seat again\n")
    call(bpy.ops.maquette.run_script)
    yield from idle()
    check("the script was run", service.last.done["reason"] == "done")
    stands("after a run of the script")


def reloading():
    file = str(RESULT / "hand.blend")
    bpy.ops.wm.save_as_mainfile(filepath=file)
    bpy.ops.wm.read_homefile()
    yield 0.5
    bpy.ops.wm.open_mainfile(filepath=file)
    yield 1.0
    stands("in the file that is opened again")
    state().session = assets.all_assets()[0].session
    state().instruction = "make the seat thicker"
    call(bpy.ops.maquette.refine)
    yield from idle()
    check("and work goes on there", service.last.done["reason"] == "done")
    stands("after that as well")


drive(day)
