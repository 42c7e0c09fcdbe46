# SPDX-License-Identifier: GPL-3.0-or-later
"""Text in a panel, wrapped to its width."""

from __future__ import annotations

import blf
import bpy

from ..core.wrapping import wrap

_MARGIN = 58  # pixels of a panel that its text cannot have, at a scale of 1
_ICON = 24
_FONT = 0


def draw_text(
    layout: bpy.types.UILayout, context: bpy.types.Context, text: str, icon: str = "NONE", share: float = 1.0
) -> None:
    """Draw a text in as many labels as it needs. `share` of the panel's width is the layout's."""
    scale = context.preferences.system.ui_scale
    style = context.preferences.ui_styles[0].widget
    blf.size(_FONT, style.points * scale)
    width = context.region.width * share - (_MARGIN + (_ICON if icon != "NONE" else 0)) * scale
    column = layout.column(align=True)
    column.scale_y = 0.8
    for number, line in enumerate(wrap(text, max(width, 60), lambda words: blf.dimensions(_FONT, words)[0])):
        shown = icon if number == 0 else ("BLANK1" if icon != "NONE" else "NONE")
        column.label(text=line, icon=shown, translate=False)
