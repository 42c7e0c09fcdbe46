# SPDX-License-Identifier: GPL-3.0-or-later
"""Inside a Blender with a window: the sidebar's whole day, from a prompt to a file that is opened again.

Writes outcome.txt into $MAQUETTE_RESULT, a line for each check and "passed" or "failed" at its end, and screenshots.
"""

import os
import subprocess
import sys
import time
import traceback
from pathlib import Path

import bpy

sys.path[:0] = [str(Path(__file__).resolve().parents[2]), os.environ["MAQUETTE_MODULE"]]

from addon import ui  # noqa: E402
from addon.ui import assets, queueing, sliders, snapshot  # noqa: E402
from addon.ui.service import service  # noqa: E402

RESULT = Path(os.environ["MAQUETTE_RESULT"])
LINES = []
TICKS = []


def check(what, holds):
    LINES.append(f"{'ok    ' if holds else 'FAILED'} {what}")


def view():
    areas = bpy.context.window_manager.windows[0].screen.areas
    return max((area for area in areas if area.type == "VIEW_3D"), key=lambda area: area.width * area.height)


def call(operator, **options):
    """Press a button of the sidebar."""
    area = view()
    region = next(region for region in area.regions if region.type == "WINDOW")
    with bpy.context.temp_override(window=bpy.context.window_manager.windows[0], area=area, region=region):
        return operator(**options)


def idle():
    """Until no run is on and nothing waits, for two moments in a row."""
    quiet = 0
    while quiet < 2:
        yield 0.3
        waits = any(queueing.of(asset.session).waiting for asset in assets.all_assets())
        quiet = 0 if service.serving is not None or sliders.moved or waits else quiet + 1


def shot(name):
    subprocess.run(["import", "-window", "root", str(RESULT / f"{name}.png")], check=True)


def state():
    return bpy.context.window_manager.maquette


def asset():
    return assets.active(bpy.context)


def told():
    return " ".join(message["text"] for message in snapshot.of(asset()).messages)


def seat():
    return bpy.data.objects["seat"]


def versions():
    snapshot.forget()
    return len(snapshot.of(asset()).versions)


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
    judge_the_main_thread()


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


def judge_the_main_thread():
    """Seconds that steps of the timer took, but for those in which Blender built or drew."""
    TICKS.sort()
    LINES.append(
        f"{len(TICKS)} steps outside building and drawing: median {1000 * TICKS[len(TICKS) // 2]:.2f} ms, "
        f"p99 {1000 * TICKS[int(len(TICKS) * 0.99)]:.1f} ms, longest {1000 * TICKS[-1]:.1f} ms"
    )


def measure_steps():
    """Note how long each step holds the main thread, without the requests that are Blender's own work."""
    from addon.ui import scene_guard

    tick, answer, own = service._tick, scene_guard.answer, [0.0]

    def timed_answer(kind, request):
        began = time.perf_counter()
        try:
            return answer(kind, request)
        finally:
            if kind not in {"analyse", "check"}:
                own[0] += time.perf_counter() - began

    def timed_tick():
        began, own[0] = time.perf_counter(), 0.0
        serves = service.serving is not None and service.serving.stages.done is None
        result = tick()
        if serves and service.serving is not None:
            TICKS.append(time.perf_counter() - began - own[0])
        return result

    scene_guard.answer, service._tick = timed_answer, timed_tick


def begin():
    ui.register()
    measure_steps()
    area = view()
    area.spaces.active.show_region_ui = True
    steps = day()

    def on():
        try:
            show_our_tab()
            return next(steps)
        except StopIteration:
            finish()
        except Exception:
            LINES.append(traceback.format_exc())
            finish()

    bpy.app.timers.register(on, first_interval=0.5, persistent=True)


def show_our_tab():
    for region in view().regions:
        # Until the sidebar has been drawn once, it has no tab to be chosen.
        if region.type == "UI" and region.active_panel_category not in {"Maquette", "UNSUPPORTED"}:
            region.active_panel_category = "Maquette"


def finish():
    passed = not any(line.startswith(("FAILED", "Traceback")) for line in LINES)
    (RESULT / "outcome.txt").write_text("\n".join([*LINES, "passed" if passed else "failed"]) + "\n")
    ui.unregister()
    bpy.ops.wm.quit_blender()


bpy.context.preferences.view.show_splash = False
bpy.app.timers.register(begin, first_interval=2.0)
