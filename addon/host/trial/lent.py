# SPDX-License-Identifier: GPL-3.0-or-later
"""Things of the artist's own that a script names: the background Blender is lent copies of them."""

from __future__ import annotations

import ast
from pathlib import Path
from tempfile import TemporaryDirectory

import bpy

from ..datablocks import kinds
from ..ownership import ASSET

FILE = "lent.blend"

_MOST = 256 << 20  # bytes that are worth copying for a trial
_NOT_LENT = frozenset({"scenes", "texts"})


def lend(script: str, asset: str) -> bytes | None:
    """A .blend with what the script names; none where it names nothing of the artist's. On the main thread."""
    found = _named(script, asset)
    if not found:
        return None
    with TemporaryDirectory(prefix="maquette-") as folder:
        file = Path(folder) / FILE
        bpy.data.libraries.write(str(file), found, fake_user=True)
        return file.read_bytes() if file.stat().st_size <= _MOST else None


def _named(script: str, asset: str) -> set[bpy.types.ID]:
    """The datablocks whose names stand in the script, and that are not the asset's."""
    try:
        parts = list(ast.walk(ast.parse(script)))
    except (SyntaxError, ValueError, RecursionError):
        return set()
    texts = {part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)}
    return {
        datablock
        for kind in kinds()
        if kind not in _NOT_LENT
        for datablock in getattr(bpy.data, kind)
        if datablock.name in texts and datablock.get(ASSET) != asset and datablock.library is None
    }


def borrow(file: Path) -> None:
    """Bring what is lent into the scene, in the background Blender."""
    with bpy.data.libraries.load(str(file), link=False) as (there, here):
        for kind in kinds():
            if kind not in _NOT_LENT and hasattr(there, kind):
                setattr(here, kind, list(getattr(there, kind)))
    root = bpy.context.scene.collection
    nested = {child for collection in bpy.data.collections for child in collection.children}
    for collection in set(bpy.data.collections) - nested:
        root.children.link(collection)
    for each in bpy.data.objects:
        if not each.users_collection:
            root.objects.link(each)
    bpy.context.view_layer.update()
