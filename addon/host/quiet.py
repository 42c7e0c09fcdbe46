# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps what Blender itself prints ("Saved: ...") off the command line's standard output."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator

import bpy


@contextlib.contextmanager
def silence() -> Iterator[None]:
    """Send the process's standard output nowhere for a while; with a window it is left as it is.

    Blender prints from C, past Python's `sys.stdout`, so that the file descriptor itself has to be turned.
    """
    if not bpy.app.background:
        yield
        return
    sys.__stdout__ and sys.__stdout__.flush()
    kept = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 1)
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)
