# SPDX-License-Identifier: GPL-3.0-or-later
"""The folder of a background Blender: the only one that it can write in."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from .whereabouts import TRACE

_FOLDER = "maquette-trial-"  # then the process that made it


def new_folder() -> Path:
    """A folder for a worker, that only this user sees. Those that killed Blenders left go."""
    for left in Path(tempfile.gettempdir()).glob(f"{_FOLDER}*"):
        if not _is_of_running(left):
            shutil.rmtree(left, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=f"{_FOLDER}{os.getpid()}-")).resolve()
    (folder / TRACE).touch()
    return folder


def _is_of_running(folder: Path) -> bool:
    """Whether the process that made it may still be there."""
    if os.name != "posix":
        return True  # asking would end it
    try:
        os.kill(int(folder.name.removeprefix(_FOLDER).partition("-")[0]), 0)
    except (ProcessLookupError, ValueError):
        return False
    except PermissionError:  # another user's
        return True
    return True


def size_of(folder: Path) -> int:
    """Bytes of its files; those with holes count in full."""
    total = 0
    for file in folder.rglob("*"):
        with suppress(OSError):  # gone since it was listed
            total += file.lstat().st_size
    return total
