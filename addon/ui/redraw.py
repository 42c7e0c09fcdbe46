# SPDX-License-Identifier: GPL-3.0-or-later
"""Having Blender draw our panels again."""

from __future__ import annotations

import bpy

_SHOWN_IN = frozenset({"VIEW_3D", "TEXT_EDITOR"})


def panels() -> None:
    """Ask for the sidebars that may hold a panel of ours to be drawn again; the 3D view itself is left alone."""
    for window in bpy.context.window_manager.windows:
        for area in window.screen.areas:
            if area.type in _SHOWN_IN:
                for region in area.regions:
                    if region.type in {"UI", "HEADER"}:
                        region.tag_redraw()


def preferences() -> None:
    """Ask for the preferences to be drawn again, where they are open."""
    for window in bpy.context.window_manager.windows:
        for area in window.screen.areas:
            if area.type == "PREFERENCES":
                area.tag_redraw()
