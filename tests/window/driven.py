# SPDX-License-Identifier: GPL-3.0-or-later
"""A Blender with a window, driven through its sidebar by steps that a generator yields.

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
    print(LINES[-1], flush=True)  # for the log, should Blender end before its time


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


def versions():
    snapshot.forget()
    return len(snapshot.of(asset()).versions)


def _tell_of_the_main_thread():
    """Seconds that steps of the timer took, but for those in which Blender built or drew."""
    TICKS.sort()
    if not TICKS:
        return
    LINES.append(
        f"{len(TICKS)} steps outside building and drawing: median {1000 * TICKS[len(TICKS) // 2]:.2f} ms, "
        f"p99 {1000 * TICKS[int(len(TICKS) * 0.99)]:.1f} ms, longest {1000 * TICKS[-1]:.1f} ms"
    )


def _measure_steps():
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


def drive(day):
    """Show the sidebar, go through the steps of `day`, write what was found and end Blender."""
    bpy.context.preferences.view.show_splash = False
    bpy.app.timers.register(lambda: _begin(day), first_interval=2.0)


def _begin(day):
    ui.register()
    _measure_steps()
    view().spaces.active.show_region_ui = True
    steps = day()

    def on():
        try:
            _show_our_tab()
            return next(steps)
        except StopIteration:
            _finish()
        except Exception:
            LINES.append(traceback.format_exc())
            _finish()

    bpy.app.timers.register(on, first_interval=0.5, persistent=True)


def _show_our_tab():
    for region in view().regions:
        # Until the sidebar has been drawn once, it has no tab to be chosen.
        if region.type == "UI" and region.active_panel_category not in {"Maquette", "UNSUPPORTED"}:
            region.active_panel_category = "Maquette"


def _finish():
    _tell_of_the_main_thread()
    passed = not any(line.startswith(("FAILED", "Traceback")) for line in LINES)
    (RESULT / "outcome.txt").write_text("\n".join([*LINES, "passed" if passed else "failed"]) + "\n")
    ui.unregister()
    bpy.ops.wm.quit_blender()
