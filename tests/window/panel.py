# SPDX-License-Identifier: GPL-3.0-or-later
"""The sidebar's whole day, from a prompt to a file that is opened again."""

import sys
from pathlib import Path

import bpy

sys.path.insert(0, str(Path(__file__).resolve().parent))

from driven import RESULT, asset, call, check, drive, idle, service, shot, state, told, versions

from addon.ui import assets, queueing, sliders, snapshot


def seat():
    return bpy.data.objects["seat"]


def day():
    """All of it, in one file."""
    yield from creating()
    yield from refining()
    yield from sliding()
    yield from by_hand()
    yield from scripting()
    yield from going_back()
    yield from beside_an_edit_mode()
    yield from cancelling()
    yield from opening_again()


def creating():
    theirs = {item.name: tuple(item.location) for item in bpy.data.objects}
    state().prompt = "a red wooden chair with four legs"
    call(bpy.ops.maquette.create)
    yield from idle()
    check("the chair is there, with its text", {"seat", "leg_1"} <= set(bpy.data.objects.keys()) and asset())
    kept = {name: tuple(bpy.data.objects[name].location) for name in theirs}
    check("the user's objects are as they were", kept == theirs)
    check("it is selected as a whole", bpy.context.active_object.name == "chair")
    bpy.ops.ed.undo()
    yield 0.5
    check("one step of undo takes it all away", "seat" not in bpy.data.objects and not assets.all_assets())
    bpy.ops.ed.redo()
    yield 0.5
    check("and redo brings it back", "seat" in bpy.data.objects and len(assets.all_assets()) == 1)
    bpy.data.objects.remove(bpy.data.objects["Cube"])


def refining():
    call(bpy.ops.maquette.select_part, cell="part: seat")
    width = seat().dimensions.x
    state().instruction = "make this wider"
    call(bpy.ops.maquette.refine)
    state().instruction = "make the legs thicker"
    call(bpy.ops.maquette.refine)
    check("the second instruction waits", len(queueing.of(asset().session).waiting) >= 1)
    yield from idle()
    check("the selected part is what this means", seat().dimensions.x > width + 0.01)
    check("both were done, in order", told().index("make the seat wider") < told().index("legs thicker"))
    check("the chat tells what changed", "width of the seat" in " ".join(snapshot.of(asset()).changes(2)))
    shot("refined")


def sliding():
    before, height = versions(), seat().matrix_world.translation.z
    mirror = getattr(bpy.context.window_manager, sliders.attribute(asset().session))
    for step in range(8):
        mirror.SEAT_HEIGHT = 0.46 + 0.01 * step
        yield 0.05
    yield 0.25
    tried = seat().matrix_world.translation.z
    yield from idle()
    bpy.context.view_layer.update()
    check("while it is dragged the scene follows", tried > height)
    check(
        "where it came to rest the scene is", abs(seat().matrix_world.translation.z - height - 0.08) < 0.005
    )
    check("a drag is one version", versions() == before + 1)
    check("the script says the value", "SEAT_HEIGHT = 0.53 " in asset().script)


def by_hand():
    seat().location.x += 0.2
    bpy.context.view_layer.update()
    place = seat().matrix_world.translation.x
    state().instruction = "make the seat thicker"
    call(bpy.ops.maquette.refine)
    yield from idle()
    check("what was moved by hand stays moved", abs(seat().matrix_world.translation.x - place) < 1e-4)
    check("the chat says what was kept", "Kept from your hand" in told())
    check("the script has it", "manual edits" in asset().script)
    shot("by-hand")


def scripting():
    call(bpy.ops.maquette.open_script, line=1)
    yield 0.5
    editors = [area for area in bpy.context.screen.areas if area.type == "TEXT_EDITOR"]
    check("the script is shown beside the view", editors and editors[0].spaces.active.text == asset().text)
    text = asset().text
    line = next(i for i, each in enumerate(text.lines) if each.body.startswith("# %% part: seat"))
    text.cursor_set(line + 1)
    text.write("1 / 0\n")
    objects = sorted(bpy.data.objects.keys())
    call(bpy.ops.maquette.run_script)
    yield from idle()
    check("an error leaves the scene", sorted(bpy.data.objects.keys()) == objects)
    check("and is marked at its line", text.current_line_index == line + 1)
    shot("error")
    call(bpy.ops.maquette.to_version, version=snapshot.of(asset()).versions[-2]["number"])
    yield from idle()


def going_back():
    call(bpy.ops.maquette.to_version, version=1)
    yield from idle()
    check("the first version is back", "SEAT_HEIGHT = 0.45" in asset().script)
    call(bpy.ops.maquette.branch, version=2)
    yield from idle()
    check("a branch is an asset beside it", len(assets.all_assets()) == 2)
    check("with a history of its own", versions() <= 2)


def beside_an_edit_mode():
    mesh = bpy.data.meshes.new("mine")
    mesh.from_pydata([(0, 0, 0), (1, 0, 0), (0, 1, 0)], [], [(0, 1, 2)])
    mine = bpy.data.objects.new("mine", mesh)
    bpy.context.scene.collection.objects.link(mine)
    state().session = next(each.session for each in assets.all_assets())
    bpy.context.view_layer.objects.active = mine
    call(bpy.ops.object.mode_set, mode="EDIT")
    state().instruction = "make the legs thinner"
    call(bpy.ops.maquette.refine)
    yield from idle()
    check("the artist is still in edit mode on their own object", bpy.context.mode == "EDIT_MESH")
    check("and the change was made", service.last.done["reason"] == "done")
    call(bpy.ops.object.mode_set, mode="OBJECT")


def cancelling():
    objects = sorted(bpy.data.objects.keys())
    state().prompt = "a house"
    call(bpy.ops.maquette.create)
    call(bpy.ops.maquette.cancel)
    yield from idle()
    check("a cancelled run leaves nothing", sorted(bpy.data.objects.keys()) == objects)
    check("and says so without an error", service.last.done["reason"] == "cancelled")


def opening_again():
    scripts = {each.session: each.script for each in assets.all_assets()}
    file = str(RESULT / "saved.blend")
    bpy.ops.wm.save_as_mainfile(filepath=file)
    bpy.ops.wm.read_homefile()
    yield 0.5
    check("another file has nothing of ours", not assets.all_assets())
    bpy.ops.wm.open_mainfile(filepath=file)
    yield 1.0
    check(
        "the assets are there again", {each.session: each.script for each in assets.all_assets()} == scripts
    )
    check("with their sliders", all(sliders.find(session) for session in scripts))
    bpy.context.view_layer.objects.active = seat()
    seat().select_set(True)
    state().instruction = "make the seat wider"
    call(bpy.ops.maquette.refine)
    yield from idle()
    check("and work goes on", service.last.done["reason"] == "done")
    shot("opened-again")


drive(day)
