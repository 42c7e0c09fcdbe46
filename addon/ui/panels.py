# SPDX-License-Identifier: GPL-3.0-or-later
"""The sidebar of the 3D view: Create with the run on its way, and the asset that is meant with what belongs to it."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

import bpy

from . import assets, chat, parameters, pictures, progress, prompts, snapshot
from .lines import draw_text
from .planning import planning

Context = bpy.types.Context


class _Panel(bpy.types.Panel):
    bl_space_type = "VIEW_3D"
    bl_region_type = "UI"
    bl_category = "Maquette"


class _AssetPanel(_Panel):
    """A panel that is there when an asset is meant."""

    bl_options: ClassVar[set[str]] = {"DEFAULT_CLOSED"}

    @classmethod
    def poll(cls, context: Context) -> bool:
        """Whether an asset is meant."""
        return assets.active(context) is not None


class MAQUETTE_PT_create(_Panel):
    """What to make"""

    bl_label = "Create"

    def draw(self, context: Context) -> None:
        """The prompt, the picture and the button."""
        state = context.window_manager.maquette
        column = self.layout.column()
        _draw_prompt(column, state)
        _draw_picture(column, state)
        column.prop(state, "approves")
        column.separator(factor=0.5)
        row = column.row()
        row.scale_y = 1.4
        row.operator("maquette.create", icon="SHADERFX")
        progress.draw(self.layout, context)


def _draw_prompt(layout: bpy.types.UILayout, state: bpy.types.PropertyGroup) -> None:
    row = layout.row(align=True)
    if prompts.is_in_block():
        row.label(text="In the text editor", icon="TEXT")
        row.operator("maquette.long_prompt", text="", icon="IMPORT")
    else:
        row.prop(state, "prompt", text="", placeholder="a red wooden chair")
        row.operator("maquette.long_prompt", text="", icon="TEXT")


def _draw_picture(layout: bpy.types.UILayout, state: bpy.types.PropertyGroup) -> None:
    if not state.picture:
        row = layout.row(align=True)
        row.operator("maquette.choose_picture", icon="IMAGE_REFERENCE", text="Picture: drop, paste or choose")
        row.operator("maquette.paste_picture", icon="PASTEDOWN", text="")
        return
    box = layout.box()
    row = box.row()
    row.label(text=Path(state.picture).name, icon="IMAGE_REFERENCE")
    row.operator("maquette.no_picture", text="", icon="X", emboss=False)
    icon = pictures.icon(Path(bpy.path.abspath(state.picture)))
    if icon:
        box.template_icon(icon, scale=6)
    else:
        draw_text(box, bpy.context, "This picture cannot be shown; choose another one.", "ERROR")


class MAQUETTE_PT_plan(_Panel):
    """The blueprints that are chosen from"""

    bl_label = "Blueprint"

    @classmethod
    def poll(cls, _: Context) -> bool:
        """Whether something is being planned."""
        return planning.plan is not None

    def draw(self, context: Context) -> None:
        """The takes, the drawing of one of them, and its parts to be changed."""
        layout, plan = self.layout, planning.plan
        if plan is None:
            return
        if len(planning.plans) > 1:
            grid = layout.grid_flow(columns=4, even_columns=True, even_rows=True)
            for number, each in enumerate(planning.plans):
                cell = grid.column(align=True)
                cell.template_icon(pictures.icon(each.sheet), scale=3)
                chosen = cell.operator(
                    "maquette.choose_plan", text=str(number + 1), depress=number == planning.chosen
                )
                chosen.number = number
        layout.template_icon(pictures.icon(plan.sheet), scale=max(6, context.region.width / 26))
        draw_text(layout, context, plan.blueprint["summary"])
        for row in context.window_manager.maquette.parts:
            box = layout.column(align=True)
            line = box.row(align=True)
            line.prop(row, "name", text="")
            line.prop(row, "count", text="")
            box.row(align=True).prop(row, "size", text="")
        row = layout.row(align=True)
        row.operator("maquette.redraw_plan", icon="FILE_REFRESH")
        row.operator("maquette.see_plan", text="", icon="FULLSCREEN_ENTER")
        row.operator("maquette.another_plan", icon="ADD")
        row.operator("maquette.end_plan", text="", icon="X")
        row = layout.row()
        row.scale_y = 1.4
        row.operator("maquette.build_plan", icon="SHADERFX")


class MAQUETTE_PT_chat(_AssetPanel):
    """What was said of the asset, and what to change"""

    bl_label = "Refine"
    bl_options: ClassVar[set[str]] = set()

    @classmethod
    def poll(cls, context: Context) -> bool:
        """Whether an asset is meant, be it one that cannot be changed here."""
        return assets.active(context) is not None or assets.owner_of(context.active_object) is not None

    def draw(self, context: Context) -> None:
        """The conversation and the instruction, or why there is none."""
        asset = assets.active(context)
        if asset is None:
            draw_text(self.layout, context, assets.why_none(context), "INFO")
        else:
            chat.draw(self.layout, context, asset)


class MAQUETTE_PT_parameters(_AssetPanel):
    """The asset's sliders"""

    bl_label = "Parameters"
    bl_options: ClassVar[set[str]] = set()

    def draw(self, context: Context) -> None:
        """Each group with its properties."""
        asset = assets.active(context)
        if asset is not None:
            parameters.draw(self.layout, asset)


class MAQUETTE_PT_item(_Panel):
    """The sliders of the asset that the active object belongs to"""

    bl_label = "Maquette"
    bl_category = "Item"

    @classmethod
    def poll(cls, context: Context) -> bool:
        """Whether the active object is an asset's."""
        return assets.owner_of(context.active_object) is not None

    def draw(self, context: Context) -> None:
        """As in our own tab."""
        asset = assets.active(context)
        if asset is not None:
            parameters.draw(self.layout, asset)


class MAQUETTE_PT_parts(_AssetPanel):
    """The script's cells, and the objects that they made"""

    bl_label = "Script and Parts"

    def draw(self, context: Context) -> None:
        """Open and run the script; a row for each cell."""
        asset = assets.active(context)
        if asset is None:
            return
        row = self.layout.row(align=True)
        row.operator("maquette.open_script", icon="TEXT", text=asset.text.name).line = 0
        row.operator("maquette.run_script", icon="PLAY", text="")
        shown = snapshot.of(asset)
        for problem in shown.problems:
            draw_text(self.layout, context, f"Line {problem['line']}: {problem['message']}", "ERROR")
        column = self.layout.column(align=True)
        selected = set(assets.selected_parts(context, asset.session))
        for cell in shown.cells:
            is_selected = cell["kind"] == "part" and cell["name"] in selected
            _draw_cell(column, cell, is_selected, cell["title"] in shown.stale)


def _draw_cell(layout: bpy.types.UILayout, cell: dict, is_selected: bool, is_stale: bool) -> None:
    icons = {"part": "MESH_CUBE", "material": "MATERIAL", "parameters": "OPTIONS", "manual edits": "VIEW_PAN"}
    row = layout.row(align=True)
    name = cell["name"] or cell["title"] or "start"
    if cell["kind"] == "part":
        chosen = row.operator("maquette.select_part", text=name, icon=icons["part"], depress=is_selected)
        chosen.cell = cell["title"]
    else:
        row.label(text=name, icon=icons.get(cell["kind"], icons.get(cell["title"], "SCRIPT")))
    if is_stale:
        row.label(text="", icon="GREASEPENCIL")
    row.operator("maquette.open_script", text="", icon="TEXT", emboss=False).line = cell["line"]


class MAQUETTE_PT_history(_AssetPanel):
    """The asset's versions, newest first"""

    bl_label = "History"

    def draw(self, context: Context) -> None:
        """Each version with its picture."""
        asset = assets.active(context)
        if asset is None:
            return
        shown = snapshot.of(asset)
        if shown.unknown:
            draw_text(self.layout, context, shown.unknown, "INFO")
        for version in reversed(shown.versions):
            _draw_version(self.layout, context, asset.session, version, version["number"] == shown.current)


_BY = {"maquette": "SHADERFX", "you": "USER", "hand": "VIEW_PAN"}


def _draw_version(
    layout: bpy.types.UILayout, context: Context, session: str, version: dict, is_current: bool
) -> None:
    box = layout.box()
    split = box.split(factor=0.28)
    icon = pictures.icon(pictures.thumbnail(session, version["number"]))
    if icon:
        split.template_icon(icon, scale=3)
    else:
        split.label(text="", icon="IMAGE_DATA")
    column = split.column()
    row = column.row()
    row.label(text=f"Version {version['number']}", icon=_BY.get(version["author"], "DOT"))
    if is_current:
        row.label(text="", icon="CHECKMARK")
    else:
        row.operator("maquette.to_version", text="", icon="LOOP_BACK").version = version["number"]
    row.operator("maquette.compare", text="", icon="SPLIT_VERTICAL").version = version["number"]
    row.operator("maquette.branch", text="", icon="DUPLICATE").version = version["number"]
    draw_text(column, context, version["note"] or "rebuilt", share=0.72)


CLASSES: tuple[type, ...] = (
    MAQUETTE_PT_create,
    MAQUETTE_PT_plan,
    MAQUETTE_PT_chat,
    MAQUETTE_PT_parameters,
    MAQUETTE_PT_parts,
    MAQUETTE_PT_history,
    MAQUETTE_PT_item,
)

register, unregister = bpy.utils.register_classes_factory(CLASSES)
