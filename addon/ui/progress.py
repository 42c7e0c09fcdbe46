# SPDX-License-Identifier: GPL-3.0-or-later
"""The run that is on its way, or the last one where it went wrong: stages, and what is being said."""

from __future__ import annotations

import time

import bpy

from ..core.costs import usage_in_words
from ..core.stages import Stages, last_words
from .lines import draw_text
from .service import service

_SPEAKERS = 3  # whose words are shown, where many write at a time


def draw(layout: bpy.types.UILayout, context: bpy.types.Context) -> None:
    """Draw it below the button; nothing where all went well."""
    serving = service.serving
    if service.is_busy and serving is not None:
        row = layout.row()
        row.scale_y = 1.2
        seconds = serving.stages.elapsed(time.monotonic())
        row.operator("maquette.cancel", icon="CANCEL", text=f"Cancel ({seconds:.0f} s)")
        _draw_stages(layout, context, serving.stages)
        _draw_cost(layout, context, serving.stages)
    elif service.last is not None and service.last.went_wrong and service.last.done:
        _draw_stages(layout, context, service.last)
        draw_text(layout, context, service.last.done["message"], "ERROR")
        _draw_cost(layout, context, service.last)
    elif service.last is not None:
        _draw_cost(layout, context, service.last)


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
    heard, more = stages.heard(_SPEAKERS)
    for role, words in heard:
        draw_text(layout, context, f"{role}: {last_words(words)}", "OUTLINER_OB_SPEAKER")
    if more:
        layout.label(text=f"and {more} more are writing", icon="BLANK1")


def _draw_cost(layout: bpy.types.UILayout, context: bpy.types.Context, stages: Stages) -> None:
    """Tokens and money of a run that asks models."""
    if stages.usage and stages.usage["replies"]:
        draw_text(layout, context, usage_in_words(stages.usage), "DISC")
