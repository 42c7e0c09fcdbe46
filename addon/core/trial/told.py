# SPDX-License-Identifier: GPL-3.0-or-later
"""What the end of a trial's Blender means for the script, said so that its author can mend it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .limits import Limits, said_size
from .whereabouts import whereabouts
from .worker import Ended

_TYPES = {
    "time": "TimeLimit",
    "processor": "TimeLimit",
    "memory": "MemoryLimit",
    "folder": "DiskLimit",
    "crash": "Crash",
}


def too_long(seconds: float) -> str:
    """What is said of a script that does not come to its end."""
    return (
        f"The script ran longer than {seconds:g} s and was stopped. Look for a loop that does not end, or make "
        "fewer or simpler things"
    )


def too_large(memory: int) -> str:
    """What is said of a script that fills the memory."""
    return (
        f"The script wanted more than {said_size(memory)} of memory and was stopped. Make fewer objects, "
        "vertices or subdivisions"
    )


def failure_of(ended: Ended, request: Mapping[str, Any], folder: Path, limits: Limits) -> dict[str, Any]:
    """The error that the script had, in the shape of `execute`'s."""
    cell, line = whereabouts(folder, request)
    return {"cell": cell, "line": line, "type": _TYPES[ended.why], "message": _message(ended, limits)}


def _message(ended: Ended, limits: Limits) -> str:
    if ended.why == "time":
        return too_long(limits.seconds)
    if ended.why == "processor":
        return (
            f"The script took more than {limits.processor:g} s of processor time and was stopped. Make fewer or "
            "simpler things"
        )
    if ended.why == "memory":
        return too_large(limits.memory)
    if ended.why == "folder":
        return f"The script wrote more than {said_size(limits.folder)} to the disk and was stopped. Write no files"
    return (
        f"The script made Blender crash ({ended.detail}), in the background Blender in which it was tried. "
        "Do without what this line calls, or call it another way"
    )
