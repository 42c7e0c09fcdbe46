# SPDX-License-Identifier: GPL-3.0-or-later
"""The conversation about an asset: what was asked, what came of it, and the next instruction."""

from __future__ import annotations

import re
from typing import Any

import bpy

from ..core.queue import Queue
from . import assets, pictures, queueing, snapshot
from .assets import Asset
from .lines import draw_text
from .service import service

_SHOWN = 6  # messages

_VERSION = re.compile(r"version (\d+): (.*)", re.DOTALL)
_BY = {"user": "USER", "maquette": "SHADERFX", "hand": "VIEW_PAN"}


def draw(layout: bpy.types.UILayout, context: bpy.types.Context, asset: Asset) -> None:
    """The newest messages, oldest of them first, and the field for the next."""
    shown = snapshot.of(asset)
    _draw_choice(layout, context, asset)
    for message in shown.messages[-_SHOWN:]:
        _draw_message(layout, context, asset, shown, message)
    if not shown.unknown:
        _draw_queue(layout, context, queueing.of(asset.session))
    selected = assets.selected_parts(context, asset.session)
    if selected:
        draw_text(layout, context, f'"This" is: {", ".join(selected)}', "RESTRICT_SELECT_OFF")
    row = layout.row(align=True)
    row.prop(context.window_manager.maquette, "instruction", text="", placeholder="make the legs thicker")
    row.operator("maquette.refine", text="", icon="PLAY")
    if shown.versions and len(shown.versions) > 1 and not service.is_busy:
        _draw_undo(layout, shown)


def _draw_message(
    layout: bpy.types.UILayout,
    context: bpy.types.Context,
    asset: Asset,
    shown: snapshot.Snapshot,
    message: dict[str, Any],
) -> None:
    """Words as they were said; of an answer that made a version, its picture and what it changed."""
    icon = _BY.get(message["role"], "DOT")
    made = _VERSION.match(message["text"]) if message["role"] == "maquette" else None
    if made is None:
        draw_text(layout.box() if message["role"] == "user" else layout, context, message["text"], icon)
        return
    number = int(made[1])
    split = layout.split(factor=0.22)
    picture = pictures.icon(pictures.thumbnail(asset.session, number))
    if picture:
        split.template_icon(picture, scale=2.4)
    else:
        split.label(text="", icon=icon)
    column = split.column()
    column.label(text=f"Version {number}")
    for line in shown.changes(number) or [made[2]]:
        draw_text(column, context, line, share=0.78)


def _draw_queue(layout: bpy.types.UILayout, context: bpy.types.Context, queue: Queue) -> None:
    """What waits for its turn."""
    for item in queue.waiting:
        row = layout.row()
        draw_text(row.column(), context, item.text, "TIME", share=0.85)
        row.operator("maquette.drop_instruction", text="", icon="X", emboss=False).number = item.id
    if queue.held:
        layout.operator("maquette.go_on", icon="PLAY")


def _draw_choice(layout: bpy.types.UILayout, context: bpy.types.Context, asset: Asset) -> None:
    """Which asset is meant: the active object says it, where the file holds several."""
    row = layout.row()
    row.label(text=asset.name.replace("_", " ").capitalize(), icon="OUTLINER_COLLECTION")
    row.operator("maquette.frame", text="", icon="ZOOM_SELECTED", emboss=False)


def _draw_undo(layout: bpy.types.UILayout, shown: snapshot.Snapshot) -> None:
    current = next((each for each in shown.versions if each["number"] == shown.current), None)
    if current is None or current["parent"] is None:
        return
    row = layout.row(align=True)
    row.operator("maquette.to_version", text="Undo", icon="LOOP_BACK").version = current["parent"]
    row.operator("maquette.compare", icon="SPLIT_VERTICAL").version = current["number"]
