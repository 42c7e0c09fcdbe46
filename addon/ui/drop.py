# SPDX-License-Identifier: GPL-3.0-or-later
"""A picture dropped onto the 3D view, or pasted."""

import tempfile
from pathlib import Path

import bpy

from ..core.errors import HostError
from ..core.pasted import picture_path
from .operators import AssetOperator


class MAQUETTE_FH_picture(bpy.types.FileHandler):
    """Takes a picture as the reference where our panel is open"""

    bl_idname = "MAQUETTE_FH_picture"
    bl_label = "Maquette reference picture"
    bl_import_operator = "maquette.choose_picture"
    bl_file_extensions = ".png;.jpg;.jpeg;.webp"

    @classmethod
    def poll_drop(cls, context: bpy.types.Context) -> bool:
        """In the 3D view whose sidebar shows our tab."""
        return (
            context.area is not None
            and context.area.type == "VIEW_3D"
            and any(
                region.type == "UI" and getattr(region, "active_panel_category", "") == "Maquette"
                for region in context.area.regions
            )
        )


class MAQUETTE_OT_paste_picture(AssetOperator):
    """Take the picture in the clipboard, or the picture file whose path is there"""

    bl_idname = "maquette.paste_picture"
    bl_label = "Paste a Picture"

    def do(self, context: bpy.types.Context) -> None:
        """A path in the clipboard is enough; a picture there is written to a file first."""
        named = picture_path(context.window_manager.clipboard)
        context.window_manager.maquette.picture = str(named or _pasted())


def _pasted() -> Path:
    """The clipboard's picture as a file."""
    before = set(bpy.data.images)
    try:
        if bpy.ops.image.clipboard_paste() != {"FINISHED"}:
            raise RuntimeError("nothing there")
    except RuntimeError:
        raise HostError(
            "There is no picture in the clipboard. Copy one, or the path of a picture file, and paste again."
        ) from None
    image = next(image for image in bpy.data.images if image not in before)
    try:
        file = Path(tempfile.mkdtemp(prefix="maquette-")) / "pasted.png"
        image.file_format = "PNG"
        image.save(filepath=str(file))
        return file
    finally:
        bpy.data.images.remove(image)


register, unregister = bpy.utils.register_classes_factory((MAQUETTE_OT_paste_picture, MAQUETTE_FH_picture))
