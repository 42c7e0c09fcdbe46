# SPDX-License-Identifier: GPL-3.0-or-later
"""The running Blender's Python API as plain data."""

from __future__ import annotations

from functools import cache
from typing import Any

import bpy

from ...core.reference import is_kept, load_reference, load_structure
from .read import build, read_reference


@cache
def reference() -> dict[str, Any]:
    """The API's reference, from the user's cache folder if it has been read before.

    The first time in a Blender it has to be called where Blender's data may be changed: on the main thread and
    not while an interface is drawn.
    """
    return load_reference(read_reference, tuple(bpy.app.version), build())


@cache
def structure() -> dict[str, Any]:
    """The same without descriptions, which is enough to look names up and quicker to have."""
    return load_structure(read_reference, tuple(bpy.app.version), build())


def ready_reference() -> None:
    """Have it read where that was never done in this Blender, half a second once, so that others find a file."""
    if not is_kept(tuple(bpy.app.version), build()):
        reference()


__all__ = ["read_reference", "ready_reference", "reference", "structure"]
