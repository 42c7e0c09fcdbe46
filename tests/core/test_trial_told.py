# SPDX-License-Identifier: GPL-3.0-or-later
"""What a script's author is told when the background Blender ended."""

import pytest

from addon.core.trial import Limits, Settings, describe
from addon.core.trial.told import failure_of
from addon.core.trial.worker import Ended

REQUEST = {
    "name": "chair",
    "cells": [{"title": "preamble", "line": 1}, {"title": "part: seat", "line": 4}],
}
CRASH = """Fatal Python error: Segmentation fault

Current thread 0x00007f10 (most recent call first):
  File "/opt/python/ctypes/__init__.py", line 519 in string_at
  File "<chair.py>", line 6 in make
  File "<chair.py>", line 9 in <module>
  File "/opt/addon/host/program.py", line 77 in run
"""


@pytest.mark.parametrize(
    ("why", "kind", "words"),
    [
        ("time", "TimeLimit", "ran longer than 7 s and was stopped"),
        ("processor", "TimeLimit", "more than 240 s of processor time"),
        ("memory", "MemoryLimit", "more than 4 GB of memory"),
        ("folder", "DiskLimit", "wrote more than 512 MB"),
        ("crash", "Crash", "made Blender crash (SIGSEGV)"),
    ],
)
def test_each_end_says_what_it_was(tmp_path, why, kind, words):
    detail = "SIGSEGV" if why == "crash" else ""
    error = failure_of(Ended(why, detail), REQUEST, tmp_path, Limits(seconds=7.0))
    assert (error["type"], error["cell"], error["line"]) == (kind, "", 0)
    assert words in error["message"]


def test_the_cell_and_the_line_are_where_python_was(tmp_path):
    (tmp_path / "where.txt").write_text("Timeout (0:00:01)!\n" + '  File "<chair.py>", line 2\n' + CRASH)
    error = failure_of(Ended("crash", "SIGSEGV"), REQUEST, tmp_path, Limits())
    assert (error["cell"], error["line"]) == ("part: seat", 6)


def test_the_panel_is_told_what_holds_the_background_blender():
    on = Settings(isolation=True, seconds=30.0)
    assert describe(on, {"files", "processes", "memory"}) == (
        "Others' scripts are tried first, in a background Blender, for at most 30 s. It sees no files but its "
        "own, starts no programs and reaches no network and has its memory limited."
    )
    assert "does not let Maquette see to it that it sees no files but its own" in describe(on, {"processes"})
    assert "Nothing else holds it on this system" in describe(on, set())
    assert describe(on, None).endswith("for at most 30 s.")
    assert describe(on, None, "No Blender.") == "No Blender."
    assert "Isolation is off" in describe(Settings(isolation=False), None)
