# SPDX-License-Identifier: GPL-3.0-or-later
"""Blender's API as this session knows it, had without keeping the interface waiting."""

from __future__ import annotations

from ..core.reference import is_kept
from ..host import knowledge
from ..host.reference import reference
from ..host.reference.read import build


def ready_reference() -> None:
    """Read Blender's API where that was never done in this Blender, half a second once; later it is a file's."""
    import bpy

    if not is_kept(tuple(bpy.app.version), build()):
        reference()


def load() -> object:
    """The index of all that can be looked up. On a thread of its own: reads files, touches nothing of Blender's."""
    from ..engine import open_knowledge

    return open_knowledge(*knowledge.place(), knowledge.host_passages)
