# SPDX-License-Identifier: GPL-3.0-or-later
"""A stretch of time after which the file has no more datablocks than before."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import bpy


@contextlib.contextmanager
def nothing_left() -> Iterator[None]:
    """Remove whatever datablocks are made meanwhile: a node may bring its own, as text brings Blender's font."""
    before = {each.session_uid for each in _every()}
    try:
        yield
    finally:
        made = [each for each in _every() if each.session_uid not in before]
        bpy.data.batch_remove(made)


def _every() -> Iterator[bpy.types.ID]:
    for prop in bpy.types.BlendData.bl_rna.properties:
        if prop.type == "COLLECTION" and prop.identifier != "all_ids":
            yield from getattr(bpy.data, prop.identifier)
