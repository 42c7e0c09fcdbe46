# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing the asset that is meant as a file: for other programs, for the Asset Browser, or as an add-on.

Blender reads the annotations of the operator's properties, so that they must not be postponed here.
"""

from pathlib import Path
from typing import ClassVar

import bpy
from bpy_extras.io_utils import ExportHelper

from .. import host
from ..core.errors import HostError
from ..core.tool_zip import tool_id, write_tool
from . import assets, snapshot
from .assets import Asset
from .lines import draw_text
from .operators import AssetOperator
from .service import service
from .snapshot import Snapshot

Context = bpy.types.Context

_FORMATS = (
    (
        "library",
        "Asset Library",
        "A .blend for the Asset Browser, with picture, tags and script",
        "ASSET_MANAGER",
    ),
    ("addon", "Add-on", "An add-on that adds the asset with its sliders, and needs no Maquette", "PLUGIN"),
    ("usd", "USD", "Universal Scene Description (.usdc)", "FILE_3D"),
    ("glb", "glTF", "For the web and game engines (.glb)", "FILE_3D"),
    ("fbx", "FBX", "For game engines and other 3D programs (.fbx)", "FILE_3D"),
    ("obj", "OBJ", "Shapes with plain materials (.obj and .mtl)", "FILE_3D"),
    ("stl", "STL", "Shapes for 3D printing (.stl)", "FILE_3D"),
)
_IN_BLENDER = ("library", "addon")
_SUFFIXES = {"library": ".blend", "addon": ".zip", "usd": ".usdc"}


class MAQUETTE_OT_export(AssetOperator, ExportHelper):
    """Write the asset to a file. The scene stays as it is"""

    bl_idname = "maquette.export"
    bl_label = "Export Asset"

    format: bpy.props.EnumProperty(
        name="Format",
        items=[(*item, number) for number, item in enumerate(_FORMATS)],
        default="library",
        options={"SKIP_SAVE"},
    )
    session: bpy.props.StringProperty(options={"SKIP_SAVE", "HIDDEN"})
    filter_glob: bpy.props.StringProperty(options={"SKIP_SAVE", "HIDDEN"})

    poll = classmethod(lambda _, __: not service.is_busy)

    @property
    def filename_ext(self) -> str:
        """The suffix that the file browser sees to."""
        return _suffix(self.format)

    @classmethod
    def description(cls, _: Context, properties: bpy.types.OperatorProperties) -> str:
        """What the chosen format is for."""
        return next(each[2] for each in _FORMATS if each[0] == properties.format)

    def invoke(self, context: Context, _: bpy.types.Event) -> set[str]:
        """Let the artist choose the file; a name is suggested."""
        asset = assets.active(context)
        if asset is None:
            return self.execute(context)
        self.session = asset.session
        self.filter_glob = f"*{self.filename_ext}"
        folder = Path(bpy.data.filepath).parent if bpy.data.filepath else Path.home()
        self.filepath = str(folder / suggested_name(asset, self.format))
        context.window_manager.fileselect_add(self)
        return {"RUNNING_MODAL"}

    def draw(self, context: Context) -> None:
        """The format is chosen already: what it is for."""
        draw_text(self.layout, context, next(each[2] for each in _FORMATS if each[0] == self.format))

    def do(self, context: Context) -> None:
        asset = assets.find(self.session) or self.asset(context)
        file = Path(bpy.path.abspath(bpy.path.ensure_ext(self.filepath, self.filename_ext)))
        notes = write(asset, self.format, file)
        self.report({"WARNING" if notes else "INFO"}, " ".join(notes) or f"Written: {file}")


class MAQUETTE_PT_export(bpy.types.Panel):
    """The asset as a file"""

    bl_label = "Export"
    bl_space_type = "VIEW_3D"
    bl_region_type = "UI"
    bl_category = "Maquette"
    bl_options: ClassVar[set[str]] = {"DEFAULT_CLOSED"}

    @classmethod
    def poll(cls, context: Context) -> bool:
        """Whether an asset is meant."""
        return assets.active(context) is not None

    def draw(self, _: Context) -> None:
        """A button for each format, Blender's own first."""
        for in_blender in (True, False):
            column = self.layout.column(align=True)
            flow = column.grid_flow(row_major=True, columns=2, even_columns=True, align=True)
            for kind, name, _about, icon in _FORMATS:
                if (kind in _IN_BLENDER) == in_blender:
                    flow.operator("maquette.export", text=name, icon=icon).format = kind


def _suffix(kind: str) -> str:
    return _SUFFIXES.get(kind, f".{kind}")


def suggested_name(asset: Asset, kind: str) -> str:
    """What the file may be called."""
    return f"{tool_id(asset.name) if kind == 'addon' else asset.name}{_suffix(kind)}"


def write(asset: Asset, kind: str, file: Path) -> list[str]:
    """Write the asset to the file; answers what the artist should know. Raises HostError."""
    shown = snapshot.of(asset)
    if kind == "addon":
        _write_addon(asset, shown, file)
        return []
    request = {
        "asset": asset.session,
        "folder": str(file.parent),
        "formats": [kind],
        "names": {kind: file.name},
        "library": {
            "description": shown.parsed["prompt"],
            "tags": shown.parsed["tags"],
            "source": "viewport",
        },
    }
    notes = host.answer("export", request)["notes"]
    if shown.stale:
        notes.append(
            "The script has changes that are not built, and not in the file. Run it first to have them."
        )
    return notes


def _write_addon(asset: Asset, shown: Snapshot, file: Path) -> None:
    version = shown.current or len(shown.versions) or 1
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        write_tool(file, shown.script, shown.parsed, asset.name, version, "")
    except OSError as reason:
        raise HostError(f"{file} could not be written: {reason}. Choose another folder.") from None


register, unregister = bpy.utils.register_classes_factory((MAQUETTE_OT_export, MAQUETTE_PT_export))
