# SPDX-License-Identifier: GPL-3.0-or-later
"""The assets in the open file, and which of them the artist means."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

import bpy
from mathutils import Vector

from ..core.errors import HostError
from ..host import ownership, record
from ..host.ownership import CELL, part_name


@dataclass(frozen=True, slots=True)
class Asset:
    """An asset of this file."""

    session: str
    name: str
    text: bpy.types.Text

    @property
    def script(self) -> str:
        """Its script as the artist has it now."""
        return self.text.as_string()


_heads: dict[int, tuple[int, str, str]] = {}  # of each text: its record's hash, and what is read of it


def all_assets() -> list[Asset]:
    """Those of the open file, by name."""
    return sorted((_read(text) for text in record.texts()), key=lambda asset: asset.name)


def find(session: str) -> Asset | None:
    """The asset of a session, if it is in this file."""
    return next((asset for asset in all_assets() if asset.session == session), None)


def active(context: bpy.types.Context) -> Asset | None:
    """The asset that is meant: the active object's, else the one that was used last, else the only one."""
    here = {asset.session: asset for asset in all_assets()}
    touched = owner_of(context.active_object)
    if touched is not None:  # what cannot be changed here must not stand for another asset
        return None if _library_of(context.active_object) else here.get(touched)
    used = context.window_manager.maquette.session
    if used in here:
        return here[used]
    return next(iter(here.values())) if len(here) == 1 else None


def why_none(context: bpy.types.Context) -> str:
    """What to do where no asset is meant."""
    item = context.active_object
    if owner_of(item) is None:
        return "Select an object of the asset that you mean."
    library = _library_of(item)
    if library is not None:
        return f"{item.name} is linked from {PurePath(library.filepath).name}. Open that file to change it."
    return f"The script of {item.name} is not in this file. Open the file that has it to change the asset."


def owner_of(item: bpy.types.Object | None) -> str | None:
    """The session of the asset that an object belongs to: by its own stamp or its parent's, or as an instance."""
    stamped = _stamped(item)
    return None if stamped is None else ownership.owner_of(stamped)


def _stamped(item: bpy.types.Object | None) -> bpy.types.ID | None:
    """What bears the stamp that tells whose an object is."""
    while item is not None:
        for each in (item, item.instance_collection):
            if each is not None and ownership.owner_of(each) is not None:
                return each
        item = item.parent
    return None


def _library_of(item: bpy.types.Object | None) -> bpy.types.Library | None:
    stamped = _stamped(item)
    return None if stamped is None else stamped.library


def need_scene(session: str) -> None:
    """Raise HostError where the asset stands in another scene than the open one."""
    scene = _scene_of(session)
    if scene != bpy.context.scene:
        raise HostError(f'The asset stands in the scene "{scene.name}". Go there to work on it.')


def _scene_of(session: str) -> bpy.types.Scene:
    """The scene in which the asset stands; the open one where it is there too, or nowhere yet."""
    here = bpy.context.scene
    scenes = [here, *(scene for scene in bpy.data.scenes if scene != here)]
    has_it = (scene for scene in scenes if any(ownership.owner_of(item) == session for item in scene.objects))
    return next(has_it, here)


def need_here(session: str) -> None:
    """Raise HostError where nothing of the asset can be seen or selected in the open scene."""
    need_scene(session)
    if not any(objects_of(session)):
        raise HostError("Nothing of it is in this view layer. Switch its collection on in the Outliner.")


def selected_parts(context: bpy.types.Context, session: str) -> list[str]:
    """The asset's parts of which something is selected, each once."""
    cells = (
        item[CELL]
        for item in context.selected_objects
        if ownership.owner_of(item) == session and str(item.get(CELL, "")).startswith("part:")
    )
    return list(dict.fromkeys(part_name(cell) for cell in cells))


def select(session: str) -> None:
    """Select the asset as a whole: its topmost object, so that it can be moved at once."""
    layer, chosen = bpy.context.view_layer, tops(session)
    if bpy.context.mode == "OBJECT" and chosen:
        for item in list(layer.objects):
            item.select_set(item in chosen)
        layer.objects.active = chosen[0]


def tops(session: str) -> list[bpy.types.Object]:
    """The asset's topmost objects."""
    return [item for item in objects_of(session) if owner_of(item.parent) is None]


def width(session: str) -> float:
    """How wide the asset is, in metres along x."""
    xs = [(item.matrix_world @ Vector(corner)).x for item in objects_of(session) for corner in item.bound_box]
    return max(xs, default=0.0) - min(xs, default=0.0)


def move_aside(session: str, by: float) -> None:
    """Move a new asset to the right of the one that stands in its place."""
    for item in tops(session):
        item.location.x += 1.2 * by


def objects_of(session: str, cell: str | None = None) -> Iterator[bpy.types.Object]:
    """The objects of this view layer that the asset made; of one of its cells where that is named."""
    for item in bpy.context.view_layer.objects:
        if ownership.owner_of(item) == session and cell in (None, item.get(CELL)):
            yield item


def _read(text: bpy.types.Text) -> Asset:
    written = text[record.KEY]
    known = _heads.get(text.session_uid)
    if known is None or known[0] != hash(written):
        stored = json.loads(written)
        known = _heads[text.session_uid] = (hash(written), stored["asset"], stored["name"])
    return Asset(known[1], known[2], text)
