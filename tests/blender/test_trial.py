# SPDX-License-Identifier: GPL-3.0-or-later
"""Scripts tried in a real background Blender: attacks end there, and this Blender never notices.

The guard would refuse most attacks before they run. Here the user has allowed everything, so that what holds
is the isolation alone.
"""

import os
import sys
from pathlib import Path

import bpy
import pytest

from addon.core.guard import RULES
from addon.core.trial import Settings, choose
from addon.host import answer, trial
from tests.support.asset import Asset
from tests.support.trying import is_running

ALL = sorted(RULES)
PAIRS = Path(__file__).parents[2] / "rag" / "pairs"
SECONDS = 4.0


@pytest.fixture(scope="module", autouse=True)
def background():
    """A background Blender for these tests, which is gone afterwards."""
    choose(Settings(isolation=True, seconds=SECONDS))
    trial.warm()
    yield
    process = trial._trials.process
    trial.close()
    choose(None)
    assert process is None or not is_running(process)


def tried(*bodies, allow=ALL):
    """The error of a script whose parts say this."""
    script = "import bpy\n" + "".join(f"# %% part: {n}\n{body}\n" for n, body in enumerate(bodies, 1))
    cells = Asset("a1", "thing").cells(script)
    found = trial._trials.run(
        {"asset": "a1", "name": "thing", "script": script, "cells": cells, "allow": allow}
    )
    assert "skipped" not in found, found
    return found["error"]


def confined():
    assert tried("pass") is None
    return trial._trials.confined


def test_a_script_that_runs_has_no_error_and_leaves_this_scene_alone():
    assert tried("bpy.ops.mesh.primitive_cube_add()") is None
    assert len(bpy.data.objects) == 0


def test_every_trial_begins_with_an_empty_scene_and_no_names():
    assert tried("bpy.ops.mesh.primitive_cube_add()\nleft = 1") is None
    assert tried("assert len(bpy.data.objects) == 0\nassert 'left' not in globals()") is None


def test_a_verified_pair_runs_there_as_here():
    script = (PAIRS / "chair.py").read_text(encoding="utf-8")
    request = {"asset": "a1", "name": "chair", "script": script, "cells": Asset().cells(script)}
    assert answer("trial", request) == {"error": None}


@pytest.mark.parametrize(
    "body",
    [
        "1 / 0",
        "bpy.ops.mesh.nothing()",
        "x = (",
        "def make():\n    raise ValueError('too small')\nmake()",
        "raise SystemExit",
    ],
)
def test_an_error_is_told_as_it_is_of_a_script_that_runs_here(body):
    script = f"import bpy\n# %% part: 1\npass\n# %% part: 2\n{body}\n"
    asset = Asset("a1", "thing")
    cells = [
        {**cell, "defines": [], "reads": [], "mutates": []}
        for cell in (asset.cells(script) if body != "x = (" else asset.cells(script.replace(body, "pass")))
    ]
    cells[-1]["text"] = f"# %% part: 2\n{body}\n"
    request = {"asset": "a1", "name": "thing", "script": script, "cells": cells}
    here = answer("execute", {**request, "run": [0, 1, 2], "remove": []})["error"]
    assert here is not None
    assert answer("trial", request)["error"] == here


def test_an_endless_loop_is_stopped_and_told_with_its_line():
    error = tried("pass", "n = 0\nwhile True:\n    n += 1")
    assert (error["type"], error["cell"]) == ("TimeLimit", "part: 2")
    assert error["line"] in (6, 7)
    assert f"longer than {SECONDS:g} s and was stopped" in error["message"]
    assert tried("pass") is None


def test_a_loop_that_catches_everything_is_killed():
    stubborn = "while True:\n    try:\n        try:\n            while True: pass\n"
    error = tried(stubborn + "        except BaseException: pass\n    except BaseException: pass")
    assert (error["type"], error["cell"]) == ("TimeLimit", "part: 1")
    assert tried("pass") is None


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds a process's memory")
@pytest.mark.parametrize(
    "body",
    [
        "x = bytearray(20 << 30)",
        "x = []\nwhile True:\n    x.append(bytes(64 << 20))",
        "import numpy\nx = numpy.ones(20 << 27)",
        "bpy.ops.mesh.primitive_cube_add()\nm = bpy.context.object.modifiers.new('s', 'SUBSURF')\n"
        "m.subdivision_type = 'SIMPLE'\nfor i in range(20):\n    n = bpy.context.object.modifiers.new('s', 'SUBSURF')\n"
        "    n.levels = 6\nm.levels = 6\nbpy.context.view_layer.update()",
    ],
)
def test_memory_without_end_ends_there(body):
    error = tried(body)
    assert error["type"] in {"MemoryError", "MemoryLimit", "Crash", "TimeLimit"}
    if body.startswith("x = bytearray"):
        assert "more than 4 GB of memory" in error["message"]
    assert tried("pass") is None


@pytest.mark.parametrize(
    "crash",
    [
        "import ctypes\nctypes.string_at(0)",
        "import os\nos.abort()",
        "import os\nos._exit(0)",
        "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)",
        "bpy.ops.wm.quit_blender()\nimport sys\nsys.exit()",
        "import bmesh\nb = bmesh.new()\nb.free()\nraise SystemExit",
        "import faulthandler\nfaulthandler._stack_overflow()",
    ],
)
def test_a_crash_ends_there_and_the_next_script_runs(crash):
    error = tried(crash)
    if error is not None:  # a Blender that is a module does not quit
        assert error["message"]
    assert tried("pass") is None


def test_a_crash_is_told_with_its_cell_and_line():
    error = tried("pass", "import ctypes\nctypes.string_at(0)")
    assert (error["type"], error["cell"], error["line"]) == ("Crash", "part: 2", 6)
    assert "made Blender crash (SIGSEGV)" in error["message"]


def test_deep_recursion_is_an_error_as_any_other():
    assert tried("def f(): f()\nf()")["type"] == "RecursionError"


def test_a_fork_bomb_finds_no_process_to_make():
    if "processes" not in confined():
        pytest.skip("this system has no libseccomp: a fork bomb is ended with its process group")
    before = len(list(Path("/proc").glob("[0-9]*")))
    error = tried("import os\nwhile True:\n    os.fork()")
    assert error["type"] == "PermissionError"
    assert len(list(Path("/proc").glob("[0-9]*"))) < before + 50


@pytest.mark.parametrize("flood", ["print('x' * 100000)", "import os; os.write(1, b'x' * 100000)"])
def test_a_flood_of_output_ends_there(flood):
    assert tried(f"while True:\n    {flood}")["type"] in {"TimeLimit", "MemoryLimit"}
    assert tried("pass") is None


def test_threads_that_a_script_leaves_do_not_live_to_see_the_next():
    assert (
        tried("import threading, time\nthreading.Thread(target=time.sleep, args=(60,), daemon=True).start()")
        is None
    )
    assert tried("import threading\nassert threading.active_count() < 3, threading.enumerate()") is None


def test_files_of_the_user_cannot_be_read(tmp_path):
    if "files" not in confined():
        pytest.skip("this system has no Landlock")
    (tmp_path / "secret.txt").write_text("a key")
    error = tried(f"open({str(tmp_path / 'secret.txt')!r}).read()")
    assert error["type"] == "PermissionError"
    error = tried(f"bpy.ops.wm.save_as_mainfile(filepath={str(tmp_path / 'mine.blend')!r})")
    assert error["type"] == "RuntimeError"
    assert not (tmp_path / "mine.blend").exists()


def test_the_network_cannot_be_reached():
    if "processes" not in confined():
        pytest.skip("this system has no libseccomp")
    assert tried("import socket\nsocket.create_connection(('127.0.0.1', 9))")["type"] == "PermissionError"


def test_no_key_is_in_its_environment(monkeypatch):
    monkeypatch.setenv("ANTHROPIC_API_KEY", "planted")
    trial._trials._discard(trial._trials._worker)
    assert tried("import os\nassert 'planted' not in str(dict(os.environ))") is None


def test_the_guard_looks_there_as_here():
    error = tried("import socket", allow=[])
    assert error["type"] == "Refused"


def test_it_is_said_what_holds_it():
    layers = confined()
    assert ("sees no files but its own" in trial.described()) == ("files" in layers)
    assert os.getpid() != trial._trials.process


def test_with_isolation_off_nothing_is_tried():
    choose(Settings(isolation=False))
    try:
        trial.prepare()
        found = answer("trial", {"asset": "a1", "name": "thing", "script": "", "cells": []})
        assert found == {"error": None, "skipped": "The script was not tried first: isolation is off."}
        assert "Isolation is off" in trial.described()
    finally:
        choose(Settings(isolation=True, seconds=SECONDS))
        trial.prepare()


def test_what_the_script_names_of_the_artists_own_is_there():
    material = bpy.data.materials.new("Artist's Brass")
    mesh = bpy.data.meshes.new("Stand")
    mesh.from_pydata([(0, 0, 0), (1, 0, 0), (0, 1, 0)], [], [(0, 1, 2)])
    stand = bpy.data.objects.new("Stand", mesh)
    stand.location.z = 2.0
    bpy.context.scene.collection.objects.link(stand)
    bpy.data.materials.new("never named")
    script = """import bpy
# %% part: lamp
stand = bpy.data.objects["Stand"]
assert stand.matrix_world.translation.z == 2 and len(stand.data.vertices) == 3
assert stand.name in bpy.context.scene.objects
assert bpy.data.materials.keys() == ["Artist's Brass"]
"""
    request = {"asset": "a1", "name": "thing", "script": script, "cells": Asset().cells(script)}
    assert answer("trial", request) == {"error": None}
    assert stand.name in bpy.data.objects and material.name in bpy.data.materials
    forgotten = {**request, "script": script.replace("Stand", "Lamp")}
    forgotten["cells"] = Asset().cells(forgotten["script"])
    assert answer("trial", forgotten)["error"]["type"] == "KeyError"
