# SPDX-License-Identifier: GPL-3.0-or-later
"""In a Blender with a window, a script is tried beside the main thread, which goes on drawing the interface."""

import importlib
import time

import bpy
import pytest

from addon.core.trial import Settings, choose
from addon.host import trial
from addon.ui.preferences import RunChoices
from tests.support.asset import TOOLS
from tests.support.trying import is_running

serving = importlib.import_module("addon.ui.service")  # the package has the one service under this name

SCRIPT = f'''"""A block."""
# maquette: 1
import bmesh
import bpy

# %% parameters
SIZE = 0.4  # m, 0.2..1.0: size of the block

{TOOLS}

# %% asset
asset = new_asset("block")

# %% part: block
bm = bmesh.new()
bmesh.ops.create_cube(bm, size=SIZE)
block = add_part(asset, "block", mesh_from(bm, "block"))
'''
ENDLESS = SCRIPT + "while True:\n    pass\n"


@pytest.fixture
def service(tmp_path, monkeypatch):
    """The service of a window, whose ticks the test makes."""
    monkeypatch.setenv("MAQUETTE_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(serving.redraw, "panels", lambda: None)
    monkeypatch.setattr(serving, "run_choices", lambda: RunChoices(isolation=True, time_limit=3))
    made = serving.Service()
    yield made
    made.close()
    choose(None)


def rebuild(service, folder, script):
    """Start bringing a script that somebody wrote into the scene. Answers where its end will be told."""
    session, ended = service.engine.adopt(str(folder), script), []
    service.start("Rebuild", session, lambda engine: engine.rebuild(session, script=script), ended.append)
    return ended


def tick_until(service, is_so):
    """Tick as Blender's timer does; answers how often it took."""
    ticks = 0
    until = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < until
        service._tick()
        ticks += 1
        time.sleep(0.01)
    return ticks


def test_a_script_that_runs_there_comes_into_the_scene(service, tmp_path):
    ended = rebuild(service, tmp_path, SCRIPT)
    tick_until(service, lambda: ended)
    assert ended[0]["reason"] == "done"
    assert "trial" in ended[0]["report"]["timings"]
    assert "block" in bpy.data.objects


def test_while_a_script_does_not_end_the_interface_goes_on_and_the_scene_is_untouched(service, tmp_path):
    ended = rebuild(service, tmp_path, ENDLESS)
    ticks = tick_until(service, lambda: ended)
    assert ticks > 50
    assert ended[0]["reason"] == "script_failed"
    assert "ran longer than 3 s and was stopped" in ended[0]["message"]
    assert len(bpy.data.objects) == 0


def test_cancel_ends_a_trial_at_once_and_the_next_run_begins(service, tmp_path, monkeypatch):
    monkeypatch.setattr(serving, "run_choices", lambda: RunChoices(isolation=True, time_limit=600))
    ended = rebuild(service, tmp_path, ENDLESS)
    tick_until(service, lambda: trial._trials is not None and trial._trials._one_at_a_time.locked())
    tick_until(service, lambda: trial._trials.confined is not None)
    tried_in = trial._trials.process
    service.cancel()
    tick_until(service, lambda: ended)
    assert ended[0]["reason"] == "cancelled"
    assert not is_running(tried_in)
    again = rebuild(service, tmp_path / "again", SCRIPT)
    tick_until(service, lambda: again)
    assert again[0]["reason"] == "done"


def test_switching_the_add_on_off_leaves_no_process(service, tmp_path):
    ended = rebuild(service, tmp_path, SCRIPT)
    tick_until(service, lambda: ended)
    process = trial._trials.process
    assert is_running(process)
    service.close()
    assert not is_running(process)


def test_with_isolation_off_an_endless_script_is_stopped_here_and_the_scene_is_as_it_was(
    service, tmp_path, monkeypatch
):
    monkeypatch.setattr(serving, "run_choices", lambda: RunChoices(isolation=False, time_limit=1))
    first = rebuild(service, tmp_path, SCRIPT)
    tick_until(service, lambda: first)
    before = bpy.data.objects.keys()
    ended = rebuild(service, tmp_path / "again", ENDLESS)
    tick_until(service, lambda: ended)
    assert "ran longer than 1 s and was stopped" in ended[0]["message"]
    assert bpy.data.objects.keys() == before
    assert trial._trials is None


def test_what_the_preferences_say_holds(service):
    choose(Settings(isolation=False, seconds=7.0))
    assert "stopped after 7 s" in trial.described()
