# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding or making a place on the screen."""

from __future__ import annotations

from pathlib import Path

import bpy

from ..core.errors import HostError
from ..host.ownership import owner_of
from . import assets
from .scripts import mark


def show_text(context: bpy.types.Context, text: bpy.types.Text, line: int) -> None:
    """Show a text in a text editor of this window; the 3D view is split where there is none."""
    area = _editor(context.screen) or _split(context)
    space = area.spaces.active
    is_new = space.text != text
    space.text = text
    space.show_line_numbers = space.show_syntax_highlight = True
    if line or is_new:
        mark(text, max(line, 1))
        space.top = max(0, line - 4)


def show_picture(file: Path) -> None:
    """Show a picture, at its full size, in a window of its own. Blender forgets it when the file is saved."""
    picture = bpy.data.images.load(str(file), check_existing=True)
    picture.name = file.stem.capitalize()
    bpy.ops.wm.window_new()
    window = bpy.context.window_manager.windows[-1]
    area = window.screen.areas[0]
    area.type = "IMAGE_EDITOR"
    area.spaces.active.image = picture
    area.spaces.active.show_region_header = False
    region = next(region for region in area.regions if region.type == "WINDOW")
    with bpy.context.temp_override(window=window, area=area, region=region):
        bpy.ops.image.view_all(fit_view=True)


def frame(context: bpy.types.Context, session: str) -> None:
    """Have the largest 3D view show the whole asset, which is selected by its topmost object afterwards."""
    views = [area for area in context.screen.areas if area.type == "VIEW_3D"]
    view = max(views, key=lambda area: area.width * area.height, default=None)
    if context.mode != "OBJECT":
        raise HostError("Leave edit mode to look at the whole asset.")
    if view is None:
        return
    assets.need_here(session)
    for item in context.view_layer.objects:
        item.select_set(owner_of(item) == session)
    region = next(region for region in view.regions if region.type == "WINDOW")
    with context.temp_override(area=view, region=region):
        bpy.ops.view3d.view_selected()
    assets.select(session)


def _editor(screen: bpy.types.Screen) -> bpy.types.Area | None:
    areas = [area for area in screen.areas if area.type == "TEXT_EDITOR"]
    return max(areas, key=lambda area: area.width * area.height, default=None)


def _split(context: bpy.types.Context) -> bpy.types.Area:
    views = [area for area in context.screen.areas if area.type == "VIEW_3D"] or list(context.screen.areas)
    view = max(views, key=lambda area: area.width * area.height)
    before = set(context.screen.areas)
    with context.temp_override(area=view, region=view.regions[0]):
        bpy.ops.screen.area_split(direction="VERTICAL", factor=0.4)
    made = next(area for area in context.screen.areas if area not in before)
    # The left one becomes the editor, so that the sidebar stays where it was.
    left = min((made, view), key=lambda area: area.x)
    left.type = "TEXT_EDITOR"
    return left
