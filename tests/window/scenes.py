# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that are not empty: other assets, other scenes, linked files, modes, and two thousand objects."""

import sys
import time
from pathlib import Path

import bpy

sys.path.insert(0, str(Path(__file__).resolve().parent))

from driven import LINES, RESULT, asset, call, check, drive, idle, service, shot, state, told, versions, view

from addon.host.fingerprint import fingerprint
from addon.ui import assets, sliders


def day():
    bpy.data.objects.remove(bpy.data.objects["Cube"])
    yield from two_assets()
    yield from another_scene()
    yield from editing_a_part()
    yield from local_view()
    yield from no_active_object()
    yield from renamed_collection()
    yield from linked()
    yield from two_thousand_objects()


def make(prompt):
    state().prompt = prompt
    call(bpy.ops.maquette.create)
    yield from idle()


def change(words):
    state().instruction = words
    call(bpy.ops.maquette.refine)
    yield from idle()


def activate(item):
    for each in bpy.context.view_layer.objects:
        each.select_set(each == item)
    bpy.context.view_layer.objects.active = item


def refusal(operator, **options):
    """What a button answers that does nothing."""
    try:
        call(operator, **options)
    except RuntimeError as reason:
        return str(reason)
    return ""


def prints(of):
    """All that can be told of some objects and their data, to be compared."""
    return {each.name: (fingerprint(each), fingerprint(each.data) if each.data else "") for each in of}


def of_asset(session):
    return [each for each in bpy.data.objects if assets.owner_of(each) == session]


def two_assets():
    yield from make("a red wooden chair with four legs")
    chair = asset()
    yield from make("a blue mug")
    mug = asset()
    check("the new asset is the one that is meant", mug.session != chair.session)
    before, script = prints(of_asset(mug.session)), mug.script
    activate(bpy.data.objects["seat"])
    check("the active object says which asset is meant", asset().session == chair.session)
    yield from change("make the seat wider")
    check("the one that is meant was changed", "seat wider" in told())
    check("the other one is as it was", prints(of_asset(mug.session)) == before)
    check("and so is its script", assets.find(mug.session).script == script)


def another_scene():
    chair, home, count = asset(), bpy.context.scene, versions()
    before = prints(of_asset(chair.session))
    elsewhere = bpy.data.scenes.new("elsewhere")
    bpy.context.window_manager.windows[0].scene = elsewhere
    yield 0.5
    state().session = chair.session
    check("it is not looked at from another scene", 'scene "Scene"' in refusal(bpy.ops.maquette.frame))
    yield from change("make the legs thicker")
    check("nor changed", versions() == count and chair.script == assets.find(chair.session).script)
    check("and where it is, is said", 'scene "Scene"' in service.last.done["message"])
    shot("another-scene")
    mirror = getattr(bpy.context.window_manager, sliders.attribute(chair.session))
    height = mirror.SEAT_HEIGHT
    mirror.SEAT_HEIGHT += 0.05
    yield from idle()
    check("a slider goes back to what the script says", height == mirror.SEAT_HEIGHT)
    check("neither scene was touched", not elsewhere.objects and prints(of_asset(chair.session)) == before)
    bpy.context.window_manager.windows[0].scene = home
    bpy.data.scenes.remove(elsewhere)
    yield 0.5


def editing_a_part():
    seat = bpy.data.objects["seat"]
    activate(seat)
    call(bpy.ops.object.mode_set, mode="EDIT")
    count, place = versions(), bpy.data.objects["leg_1"].dimensions.x
    yield from change("make the legs thinner")
    check("a part that is being edited is no hindrance", versions() > count)
    check("the other part was changed", bpy.data.objects["leg_1"].dimensions.x < place)
    if bpy.context.mode != "OBJECT":
        call(bpy.ops.object.mode_set, mode="OBJECT")
    activate(bpy.data.objects["seat"])
    call(bpy.ops.object.mode_set, mode="EDIT")
    check("in edit mode the whole is not shown", "edit mode" in refusal(bpy.ops.maquette.frame))
    width = bpy.data.objects["seat"].dimensions.x
    yield from change("make the seat wider")
    check("nor is the part itself", bpy.data.objects["seat"].dimensions.x > width)
    if bpy.context.mode != "OBJECT":
        call(bpy.ops.object.mode_set, mode="OBJECT")


def local_view():
    activate(bpy.data.objects["seat"])
    call(bpy.ops.view3d.localview, frame_selected=False)
    yield 0.5
    count = versions()
    yield from change("make the legs thicker")
    check("in local view an asset is changed", versions() > count)
    check("and the artist is in local view still", view().spaces.active.local_view is not None)
    shot("local-view")
    call(bpy.ops.view3d.localview, frame_selected=False)
    yield 0.5
    check("all of it is there afterwards", bpy.data.objects["leg_1"].visible_get())


def no_active_object():
    used = asset().session
    activate(None)
    state().session = ""
    check("with two assets and nothing active, none is meant", asset() is None)
    check("and one is asked for", "Select an object" in refusal(bpy.ops.maquette.refine))
    state().session = used
    count = versions()
    yield from change("make the legs thinner")
    check("the one that was used last is", versions() > count)
    check("and nothing has become active", bpy.context.active_object is None)


def renamed_collection():
    collection = bpy.data.objects["seat"].users_collection[0]
    collection.name = "Kitchen"
    activate(bpy.data.objects["seat"])
    yield from change("make the seat thicker")
    after = bpy.data.objects["seat"].users_collection[0]
    check("a renamed collection keeps its name and its things", after.name == "Kitchen")
    check("and there is no second one", "chair" not in bpy.data.collections)


def linked():
    file, session = str(RESULT / "library.blend"), asset().session
    scripts = {each.session: each.script for each in assets.all_assets()}
    bpy.ops.wm.save_as_mainfile(filepath=file)
    bpy.ops.wm.read_homefile(use_empty=True)
    yield 0.5
    with bpy.data.libraries.load(file, link=True) as (_, into):
        into.collections = ["Kitchen"]
    bpy.context.scene.collection.children.link(into.collections[0])
    theirs = next(each for each in bpy.context.scene.objects if assets.owner_of(each) == session)
    yield from make("a lantern")
    mine, before = asset(), prints(bpy.data.objects)
    activate(theirs)
    check("a linked asset is not taken for one of this file", asset() is None)
    check("and is refused by its file's name", "library.blend" in refusal(bpy.ops.maquette.refine))
    yield 0.5
    shot("linked")
    instance = bpy.data.objects.new("instance", None)
    instance.instance_type, instance.instance_collection = "COLLECTION", into.collections[0]
    bpy.context.scene.collection.objects.link(instance)
    activate(instance)
    check("so is an instance of it", "library.blend" in refusal(bpy.ops.maquette.refine))
    after = prints(each for each in bpy.data.objects if each != instance)
    check("nothing was touched", after == before and assets.find(mine.session).script == mine.script)
    bpy.ops.wm.open_mainfile(filepath=file)
    yield 1.0
    check("nor was its file", {each.session: each.script for each in assets.all_assets()} == scripts)


def two_thousand_objects():
    bpy.ops.wm.read_homefile(use_empty=True)
    yield 0.5
    mesh = bpy.data.meshes.new("stone")
    mesh.from_pydata([(0, 0, 0), (0.1, 0, 0), (0, 0.1, 0)], [], [(0, 1, 2)])
    for number in range(2000):
        stone = bpy.data.objects.new(f"stone {number}", mesh if number % 2 else mesh.copy())
        stone.location = (number % 50 - 25.0, number // 50 + 3.0, 0.0)
        bpy.context.scene.collection.objects.link(stone)
    bpy.context.view_layer.update()
    theirs = list(bpy.context.scene.objects)
    before, began = prints(theirs), time.perf_counter()
    yield from make("a red wooden chair with four legs")
    made = time.perf_counter()
    check("among two thousand objects an asset is made", "seat" in bpy.data.objects)
    yield from change("make the legs thicker")
    check("and changed", service.last.done["reason"] == "done" and versions() == 2)
    LINES.append(
        f"among 2,000 objects: {made - began:.1f} s to make it, {time.perf_counter() - made:.1f} s to change it"
    )
    check("all of them are as they were", prints(theirs) == before)
    shot("two-thousand")


drive(day)
