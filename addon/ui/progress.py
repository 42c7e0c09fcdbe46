# SPDX-License-Identifier: GPL-3.0-or-later
"""The run that is on its way, or the last one where it went wrong: stages, and what is being said."""

from __future__ import annotations

import time

import bpy

from ..core.stages import Stages, last_words
from .lines import draw_text
from .service import service


def draw(layout: bpy.types.UILayout, context: bpy.types.Context) -> None:
    """Draw it below the button; nothing where all went well."""
    serving = service.serving
    if service.is_busy and serving is not None:
        _draw_stages(layout, context, serving.stages)
        row = layout.row()
        row.scale_y = 1.2
        seconds = serving.stages.elapsed(time.monotonic())
        row.operator("maquette.cancel", icon="CANCEL", text=f"Cancel ({seconds:.0f} s)")
    elif service.last is not None and service.last.went_wrong and service.last.done:
        _draw_stages(layout, context, service.last)
        draw_text(layout, context, service.last.done["message"], "ERROR")


def _draw_stages(layout: bpy.types.UILayout, context: bpy.types.Context, stages: Stages) -> None:
    now = time.monotonic()
    column = layout.column(align=True)
    for stage in stages.stages:
        on = stage.begun is not None
        row = column.row()
        row.label(text=stage.title, icon="PLAY" if on else "CHECKMARK")
        side = row.row()
        side.alignment = "RIGHT"
        side.label(text=f"{stage.took(now):.0f} s")
        if on:
            draw_text(column, context, stage.text, "BLANK1")
    for role, words in stages.saying.items():
        draw_text(layout, context, f"{role}: {last_words(words)}", "OUTLINER_OB_SPEAKER")
