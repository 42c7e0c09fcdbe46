# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking at two versions side by side, and going on from an earlier one beside the asset."""

from typing import ClassVar

import bpy

from . import asking, assets, pictures, snapshot
from .lines import draw_text
from .operators import AssetOperator


class MAQUETTE_OT_compare(bpy.types.Operator):
    """See this version beside the one before it, with what was changed"""

    bl_idname = "maquette.compare"
    bl_label = "Compare"

    version: bpy.props.IntProperty(options={"SKIP_SAVE", "HIDDEN"})

    def invoke(self, context: bpy.types.Context, _: bpy.types.Event) -> set[str]:
        """Pop it up."""
        return context.window_manager.invoke_popup(self, width=520)

    def execute(self, _: bpy.types.Context) -> set[str]:
        """Nothing is done but to look."""
        return {"FINISHED"}

    def draw(self, context: bpy.types.Context) -> None:
        """Both pictures, and what lies between them."""
        asset = assets.active(context)
        if asset is None:
            return
        shown = snapshot.of(asset)
        version = shown.version(self.version)
        if version is None:
            return
        row = self.layout.row()
        for title, number in (("Before", version["parent"]), ("After", self.version)):
            column = row.column()
            column.label(text=f"{title}: version {number}" if number else f"{title}: nothing yet")
            icon = pictures.icon(pictures.thumbnail(asset.session, number)) if number else 0
            if icon:
                column.template_icon(icon, scale=11)
            else:
                column.label(text="There is no picture of it.", icon="IMAGE_DATA")
        draw_text(self.layout, context, version["note"], "USER" if version["author"] == "you" else "SHADERFX")
        for line in shown.changes(self.version):
            draw_text(self.layout, context, line, "DOT")


class MAQUETTE_OT_branch(AssetOperator):
    """Make another asset of this version, beside this one, with a history of its own"""

    bl_idname = "maquette.branch"
    bl_label = "Branch"
    bl_options: ClassVar[set[str]] = set()

    version: bpy.props.IntProperty(options={"SKIP_SAVE", "HIDDEN"})

    def do(self, context: bpy.types.Context) -> None:
        """A session of its own begins with the version's script."""
        asking.branch(self.asset(context), self.version)


register, unregister = bpy.utils.register_classes_factory((MAQUETTE_OT_compare, MAQUETTE_OT_branch))
