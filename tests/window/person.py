# SPDX-License-Identifier: GPL-3.0-or-later
"""A person at the sidebar: real clicks, drags and keys (xdotool), at the places where the buttons are drawn."""

import os
import subprocess
import sys
import time
from pathlib import Path

import bpy
from bpy_extras.view3d_utils import location_3d_to_region_2d

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parents[1])]

from driven import LINES, asset, call, check, drive, idle, service, shot, state, told, versions, view  # noqa: E402
from support.provider import Provider  # noqa: E402

PAUSE = 0.4  # seconds that Blender is given to follow

# Where things are drawn, in pixels below the sidebar's top, in a window of 1600 x 1000.
PROMPT, CREATE, CANCEL, FRAME, INSTRUCTION, SEAT_HEIGHT = 46, 124, 155, 192, 330, 590


def xdo(*words):
    """Have X do it, without waiting: Blender has to be free to follow."""
    subprocess.Popen(["xdotool", *map(str, words)])


def until(holds, seconds=20):
    """Wait for what the person waits for; on a busy machine that may take a while."""
    for _ in range(int(seconds / PAUSE)):
        if holds():
            break
        yield PAUSE
    yield PAUSE


def sees(what, holds):
    """Check something that comes to be true."""
    yield from until(holds)
    check(what, holds())


def region(kind):
    return next(each for each in view().regions if each.type == kind)


def on_screen(x, y, kind="UI"):
    """A place of a region, from its left and its top, as X counts."""
    where = region(kind)
    height = bpy.context.window_manager.windows[0].height
    return where.x + x, height - (where.y + where.height) + y


def point_at(x, y):
    """Come to a place as a hand does: Blender has to see the pointer there before it is pressed."""
    xdo("mousemove", x - 3, y, "sleep", 0.1, "mousemove", x, y)
    yield 2 * PAUSE


def click(x, y):
    yield from point_at(x, y)
    xdo("mousedown", 1, "sleep", 0.1, "mouseup", 1)
    yield PAUSE


def keys(*names):
    xdo("key", "--delay", 60, *names)
    yield PAUSE


def type_into_field(x, y, text):
    """Double-click a field, write, and leave it by Return."""
    yield from point_at(x, y)
    into = ("click", "--repeat", 2, "--delay", 60, 1, "sleep", 0.6, "key", "ctrl+a", "sleep", 0.2)
    xdo(*into, "type", "--delay", 15, "--args", 1, text, "sleep", 0.6, "key", "Return")
    yield PAUSE


def place_of(item):
    """Where an object is in the 3D view, on the screen."""
    window = region("WINDOW")
    centre = item.matrix_world @ (
        sum((type(item.location)(c) for c in item.bound_box), type(item.location)()) / 8
    )
    x, y = location_3d_to_region_2d(window, view().spaces.active.region_3d, centre)
    height = bpy.context.window_manager.windows[0].height
    return window.x + x, height - (window.y + y)


def day():
    xdo("search", "--onlyvisible", "--class", "Blender", "windowfocus")
    yield 1.0
    bpy.data.objects.remove(bpy.data.objects["Cube"])
    yield PAUSE
    yield from creating()
    yield from framing()
    yield from moving_a_part()
    yield from asking_for_a_change()
    yield from dragging_a_slider()
    yield from running_the_script()
    yield from cancelling()


def creating():
    prompt = "a red wooden chair with four legs"
    yield from type_into_field(*on_screen(100, PROMPT), prompt)
    yield from sees("what is typed stands in the prompt field", lambda: state().prompt == prompt)
    yield from click(*on_screen(110, CREATE))
    yield from sees("a click on Create makes it", lambda: asset() is not None and "seat" in bpy.data.objects)
    yield from idle()
    yield 1.0  # the panels unfold
    shot("created")


def framing():
    yield from click(*on_screen(234, FRAME))
    yield from sees("a click shows the whole asset", lambda: view().spaces.active.region_3d.view_distance < 5)


def moving_a_part():
    seat = bpy.data.objects["seat"]
    yield from click(*place_of(seat))
    yield from sees("a click in the view selects a part", lambda: bpy.context.active_object == seat)
    before = seat.location.z
    yield from keys("g", "z", "period", "1", "Return")
    yield from sees("keys move it", lambda: abs(seat.location.z - before - 0.1) < 1e-4)
    yield 1.0


def asking_for_a_change():
    count, place = versions(), bpy.data.objects["seat"].matrix_world.translation.z
    yield from type_into_field(*on_screen(90, INSTRUCTION), "make the legs thicker")
    yield from sees(
        "the instruction stands in its field", lambda: state().instruction == "make the legs thicker"
    )
    yield from click(*on_screen(234, INSTRUCTION))
    yield from sees("a click sends it", lambda: versions() > count)
    yield from idle()
    kept = bpy.data.objects["seat"].matrix_world.translation.z
    check("what was moved with the mouse stays", abs(kept - place) < 1e-4 and "Kept from your hand" in told())
    yield 1.0
    shot("refined")


def dragging_a_slider():
    count, height = versions(), bpy.data.objects["seat"].matrix_world.translation.z
    x, y = on_screen(110, SEAT_HEIGHT)
    yield from point_at(x, y)
    xdo("mousedown", 1)
    yield PAUSE
    for step in range(1, 9):
        xdo("mousemove", x + 4 * step, y)
        yield 0.2

    def is_higher():
        return bpy.data.objects["seat"].matrix_world.translation.z > height + 0.005

    yield from sees("the scene follows the mouse on a slider", is_higher)
    shot("dragging")
    xdo("mouseup", 1)
    yield from until(lambda: versions() > count)
    yield from idle()
    check("letting go makes one version", versions() == count + 1)
    check("and the scene stays there", is_higher())


def running_the_script():
    call(bpy.ops.maquette.open_script, line=1)
    yield 1.0
    area = next(area for area in bpy.context.screen.areas if area.type == "TEXT_EDITOR")
    text, count = asset().text, versions()
    line = next(i for i, each in enumerate(text.lines) if each.body.startswith("SEAT_THICKNESS ="))
    text.select_set(line, 0, line, len(text.lines[line].body))
    text.write("SEAT_THICKNESS = 0.05  # m, 0.02..0.06: thickness of the seat")
    height = bpy.context.window_manager.windows[0].height
    yield from click(area.x + area.width // 2, height - (area.y + area.height // 2))
    yield from keys("alt+p")
    yield from sees("Alt-P in the text editor runs the script", lambda: versions() > count)
    yield from idle()
    check("as it stands there", "SEAT_THICKNESS = 0.05 " in asset().script and not service.last.went_wrong)
    shot("script-run")


def cancelling():
    """A team whose model takes half a minute; the click does not wait for it."""
    provider = Provider()
    provider.delay = 30.0
    os.environ.update(provider.environment)
    service.reopen()
    made, prompt = len(bpy.data.objects), "an old brass lantern"
    yield from type_into_field(*on_screen(100, PROMPT), prompt)
    yield from until(lambda: state().prompt == prompt)
    yield from click(*on_screen(110, CREATE))
    yield from sees("the planner is asked", lambda: provider.asked and service.is_busy)
    yield 1.0
    shot("thinking")
    yield from point_at(*on_screen(110, CANCEL))
    xdo("mousedown", 1)
    yield PAUSE
    began = time.perf_counter()
    xdo("mouseup", 1)
    while service.is_busy and time.perf_counter() - began < 10:
        yield 0.01
    LINES.append(
        f"{1000 * (time.perf_counter() - began):.0f} ms from the click on Cancel to the end of the run"
    )
    check("a click on Cancel ends it before the model answers", not service.is_busy)
    check("as cancelled", service.last.done["reason"] == "cancelled" and len(bpy.data.objects) == made)


drive(day)
