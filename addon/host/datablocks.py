# SPDX-License-Identifier: GPL-3.0-or-later
"""Blender's datablocks, across all kinds: which there are, and which came since a moment."""

from __future__ import annotations

from collections.abc import Iterator

import bpy
import numpy as np

# Blender makes these for itself (a text's font with the first text), or they belong to another datablock and
# go with it.
_NOT_MADE_BY_SCRIPTS = frozenset(
    {"all_ids", "window_managers", "screens", "workspaces", "libraries", "brushes", "palettes"}
    | {"paint_curves", "shape_keys", "fonts"}
)


def kinds() -> list[str]:
    """Names of the collections of `bpy.data` that scripts fill: "objects", "meshes" ..."""
    properties = bpy.types.BlendData.bl_rna.properties
    return [
        prop.identifier
        for prop in properties
        if prop.type == "COLLECTION" and prop.identifier not in _NOT_MADE_BY_SCRIPTS
    ]


def every() -> Iterator[tuple[str, bpy.types.ID]]:
    """All datablocks with their kind, but for those linked from another file: nobody here makes them."""
    for kind in kinds():
        for datablock in getattr(bpy.data, kind):
            if datablock.library is None:
                yield kind, datablock


class Moment:
    """The datablocks that exist now, by Blender's number for them, which stays through renaming and undo."""

    def __init__(self) -> None:
        self._numbers = {kind: set(_numbers(kind)) for kind in kinds()}

    def made_since(self) -> list[tuple[str, bpy.types.ID]]:
        """Datablocks that came after this moment, in the order in which they were made."""
        made = []
        for kind, known in self._numbers.items():
            new = set(_numbers(kind)) - known
            if new:
                made += [(kind, each) for each in getattr(bpy.data, kind) if each.session_uid in new]
        return sorted(made, key=lambda pair: pair[1].session_uid)


def _numbers(kind: str) -> list[int]:
    datablocks = getattr(bpy.data, kind)
    numbers = np.zeros(len(datablocks), np.int64)
    datablocks.foreach_get("session_uid", numbers)
    return numbers.tolist()


def is_alive(datablock: bpy.types.ID) -> bool:
    """Whether a Python reference still leads to a datablock."""
    try:
        return datablock.session_uid > 0
    except ReferenceError:
        return False
