# SPDX-License-Identifier: GPL-3.0-or-later
"""The script in the text editor, and the objects that its cells made."""

from __future__ import annotations

import bpy

from . import assets
from .assets import Asset


def shown(context: bpy.types.Context) -> Asset | None:
    """The asset whose script the text editor shows; anywhere else, the one that is meant."""
    space = context.space_data
    if space is not None and space.type == "TEXT_EDITOR":
        return next((asset for asset in assets.all_assets() if asset.text == space.text), None)
    return assets.active(context)


def select(context: bpy.types.Context, session: str, cell: str, adds: bool) -> None:
    """Select what a cell made."""
    assets.need_here(session)
    if not adds:
        for item in context.selected_objects:
            item.select_set(False)
    chosen = [item for item in assets.objects_of(session, cell) if item.visible_get()]
    for item in chosen:
        item.select_set(True)
    if chosen:
        context.view_layer.objects.active = chosen[0]


def mark(text: bpy.types.Text, line: int) -> None:
    """Put the cursor at the start of a line and select it."""
    index = max(0, min(line, len(text.lines)) - 1)
    text.select_set(index, 0, index, len(text.lines[index].body))
