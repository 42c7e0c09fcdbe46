# SPDX-License-Identifier: GPL-3.0-or-later
"""One script, run from an empty scene in the background Blender."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import bpy

from ...core.trial import taken
from ...core.trial.limits import GIGABYTE
from ...core.trial.told import too_large
from ..execute import execute
from .lent import FILE, borrow

_WORN = GIGABYTE // 2  # of memory that a script left behind


def rehearse(request: Mapping[str, Any], memory: int = 0) -> dict[str, Any]:
    """Run the whole script; answers its error, and whether this Blender is too `worn` for another.

    `memory` is what it may take, for the sentence that says so.
    """
    before = taken.resident(os.getpid()) or 0
    bpy.ops.wm.read_homefile(use_empty=True, use_factory_startup=True)
    sys.setrecursionlimit(1000)  # the script before may have raised it
    if (lent := Path(FILE)).exists():
        borrow(lent)
        lent.unlink()
    try:
        error = execute({**request, "run": list(range(len(request["cells"])))})["error"]
    except MemoryError:  # in what is done around the script
        error = {"cell": "", "line": 0, "type": "MemoryError", "message": ""}
    if error is not None and error["type"] == "MemoryError":
        error["message"] = too_large(memory)
    grown = (taken.resident(os.getpid()) or 0) - before
    is_late = error is not None and error["type"] == "TimeLimit"
    return {"error": error, "worn": is_late or threading.active_count() > 1 or grown > _WORN}
