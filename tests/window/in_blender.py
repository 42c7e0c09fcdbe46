# SPDX-License-Identifier: GPL-3.0-or-later
"""Inside a Blender with a window: a run is served by a timer, and the interface stays alive meanwhile.

Writes outcome.txt into $MAQUETTE_RESULT, a line for each check and "passed" or "failed" at its end, and a screenshot.
"""

import os
import subprocess
import sys
import time
import traceback
from pathlib import Path

import bpy

sys.path[:0] = [str(Path(__file__).resolve().parents[2]), os.environ["MAQUETTE_MODULE"]]

from addon import host  # noqa: E402
from addon.core.pump import Pump  # noqa: E402
from addon.engine import open_engine  # noqa: E402
from addon.host import images  # noqa: E402

RESULT = Path(os.environ["MAQUETTE_RESULT"])
POLL = 0.02
LINES = []


class Served:
    """One run, a step at each tick of a timer."""

    def __init__(self):
        self.engine = open_engine()
        self.theirs = set(bpy.data.objects.keys())
        self.run = self.engine.create("a red wooden chair with four legs")
        self.pump = Pump(self.run, host.answer, self.listen)
        self.ticks = 0
        self.longest = 0.0
        self.done = None

    def listen(self, event):
        if event["kind"] == "done":
            self.done = event

    def tick(self):
        started = time.monotonic()
        self.ticks += 1
        goes_on = self.pump.step()
        self.longest = max(self.longest, time.monotonic() - started)
        if goes_on:
            return POLL
        bpy.app.timers.register(self.judge, first_interval=1.0)
        return None

    def judge(self):
        try:
            check("the run is done", self.done["reason"] == "done")
            ours = set(bpy.data.objects.keys()) - self.theirs
            check("the chair's objects are in the open scene", {"seat", "leg_1"} <= ours)
            check("the user's objects are still there", self.theirs <= set(bpy.data.objects.keys()))
            check(
                "the script is a text of the file",
                any("part: seat" in text.as_string() for text in bpy.data.texts),
            )
            check("the timer went on ticking", self.ticks > 3)
            self.judge_views()
            LINES.append(f"ticks {self.ticks}, longest {self.longest:.3f} s")
            subprocess.run(["import", "-window", "root", str(RESULT / "window.png")], check=True)
        except Exception:
            LINES.append(traceback.format_exc())
        finish()

    def judge_views(self):
        """Pictures by the window's own 3D view, which is as it was afterwards."""
        before = view_state()
        request = {"asset": "", "folder": str(RESULT / "drawn"), "views": 2, "resolution": 200}
        found = host.answer("render", {**request, "source": "viewport", "title": "the window's own drawing"})
        check("the 3D view drew the pictures", all(view["pass"] == "viewport" for view in found["views"]))
        pixels = images.read(found["views"][1]["file"])
        check("the asset stands in the middle, not at the edge", (pixels[100, 100] != pixels[2, 2]).any())
        check("the 3D view is as it was", view_state() == before)


def view_state():
    """What the user sees of their 3D view."""
    area = next(area for area in bpy.context.window_manager.windows[0].screen.areas if area.type == "VIEW_3D")
    space, region = area.spaces.active, area.spaces.active.region_3d
    return (
        [tuple(row) for row in region.view_matrix],
        (region.view_perspective, region.view_camera_zoom, tuple(region.view_camera_offset)),
        (space.camera, space.use_local_camera, space.overlay.show_overlays, space.shading.type),
        sorted(each.name for each in bpy.context.view_layer.objects if each.select_get()),
        bpy.context.view_layer.objects.active,
        sorted(each.name for each in bpy.data.objects),
        sorted(each.name for each in bpy.data.collections),
    )


def check(what, holds):
    LINES.append(f"{'ok    ' if holds else 'FAILED'} {what}")


def finish():
    passed = not any(line.startswith(("FAILED", "Traceback")) for line in LINES)
    (RESULT / "outcome.txt").write_text("\n".join([*LINES, "passed" if passed else "failed"]) + "\n")
    bpy.ops.wm.quit_blender()


def begin():
    try:
        served = Served()
        bpy.app.timers.register(served.tick)
    except Exception:
        LINES.append(traceback.format_exc())
        finish()


bpy.context.preferences.view.show_splash = False
bpy.app.timers.register(begin, first_interval=2.0)
