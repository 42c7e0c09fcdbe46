# SPDX-License-Identifier: GPL-3.0-or-later
"""Run as a program: takes on the trial's limits, and becomes the program that it is to confine.

    python confine.py ORDER PROGRAM ARGUMENT...

ORDER is JSON: `readable` and `writable` paths, `file` (bytes of the largest file), `parent` (its process).
What could be done is told the program in `$MAQUETTE_CONFINED`. Nothing of Maquette is imported, so that it
begins quickly.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import signal
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120

import landlock

_DIE_WITH_PARENT = 1


def _end_with(parent: int) -> None:
    """Do not outlive the artist's Blender. Elsewhere than on Linux, the closed pipe ends an idle trial."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:
            sys.exit(1)


def main(order: dict, program: list[str]) -> None:
    """Never returns."""
    _end_with(order["parent"])
    os.nice(10)  # the artist's Blender goes first
    os.umask(0o077)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (order["file"], order["file"]))
    kept = sys.platform == "linux" and landlock.keep_to(order["readable"], order["writable"])
    os.environ["MAQUETTE_CONFINED"] = "files" if kept else ""
    os.execv(program[0], program)


if __name__ == "__main__":
    main(json.loads(sys.argv[1]), sys.argv[2:])
