# SPDX-License-Identifier: GPL-3.0-or-later
"""A person at the sidebar: real clicks, drags and keys (xdotool), at the places where the buttons are drawn."""

import subprocess
import sys
from pathlib import Path

import bpy
from bpy_extras.view3d_utils import location_3d_to_region_2d

sys.path.insert(0, str(Path(__file__).resolve().parent))

from driven import asset, check, drive, idle, shot, state, told, versions, view

PAUSE = 0.4  # seconds that Blender is given to follow

# Where things are drawn, in pixels below the sidebar's top, in a window of 1600 x 1000.
PROMPT, CREATE, FRAME, INSTRUCTION, SEAT_HEIGHT = 46, 124, 192, 330, 590


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


def click(x, y, button=1):
    xdo("mousemove", x, y, "sleep", 0.1, "click", button)
    yield PAUSE


def keys(*names):
    xdo("key", "--delay", 60, *names)
    yield PAUSE


def type_into_field(x, y, text):
    """Double-click a field, write, and leave it by Return."""
    into = ("mousemove", x, y, "sleep", 0.3, "click", "--repeat", 2, "--delay", 60, 1, "sleep", 0.6)
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
    xdo("mousemove", x, y, "sleep", 0.3, "mousedown", 1)
    yield 3 * PAUSE
    for step in range(1, 9):
        xdo("mousemove", x + 4 * step, y)
        yield 0.1

    def is_higher():
        return bpy.data.objects["seat"].matrix_world.translation.z > height + 0.005

    yield from sees("the scene follows the mouse on a slider", is_higher)
    shot("dragging")
    xdo("mouseup", 1)
    yield from until(lambda: versions() > count)
    yield from idle()
    check("letting go makes one version", versions() == count + 1)
    check("and the scene stays there", is_higher())


drive(day)
