# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of an asset for other programs, each written whole or not at all."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import bpy

from ..core.errors import HostError
from .flatten import plain_materials
from .ownership import find_owned

_NAMES = {"blend": "asset.blend", "usd": "asset.usdc", "glb": "asset.glb"}


def export(request: Mapping[str, Any]) -> dict[str, Any]:
    """Write the `formats` asked for ("blend", "usd", "glb") into `folder`; what cannot be is told in `notes`."""
    started = time.monotonic()
    folder = Path(request["folder"])
    folder.mkdir(parents=True, exist_ok=True)
    objects = [owned.datablock for owned in find_owned(request["asset"]) if owned.kind == "objects"]
    if not objects:
        raise HostError("Nothing of this asset is in the scene. Run its script first.")
    files, notes = [], []
    for kind in request.get("formats", list(_NAMES)):
        if kind == "usd" and not bpy.app.build_options.usd:
            notes.append(
                f"asset.usdc was not written: this Blender ({bpy.app.version_string}) was built without OpenUSD."
            )
            continue
        file = folder / _NAMES[kind]
        _write(file, objects, _WRITERS[kind])
        files.append(str(file))
    return {"files": files, "notes": notes, "seconds": time.monotonic() - started}


def _write(
    file: Path, objects: list[bpy.types.Object], writer: Callable[[Path, list[bpy.types.Object]], None]
) -> None:
    draft = file.with_name(f".new.{file.name}")
    try:
        writer(draft, objects)
        draft.replace(file)
    except (RuntimeError, OSError) as reason:
        raise HostError(
            f"{file} could not be written: {reason}. Check that the folder is writable and the disk is not full."
        ) from None
    finally:
        draft.unlink(missing_ok=True)


def _write_blend(file: Path, objects: list[bpy.types.Object]) -> None:
    """The whole file, so that it opens as an ordinary Blender file with its script in it."""
    bpy.ops.wm.save_as_mainfile(filepath=str(file), copy=True, compress=True, check_existing=False)


def _write_usd(file: Path, objects: list[bpy.types.Object]) -> None:
    with _only(objects), plain_materials(_materials(objects)):
        bpy.ops.wm.usd_export(
            filepath=str(file),
            selected_objects_only=True,
            export_animation=False,
            export_custom_properties=False,
            export_materials=True,
            convert_orientation=False,
            check_existing=False,
        )


def _write_glb(file: Path, objects: list[bpy.types.Object]) -> None:
    with _only(objects), plain_materials(_materials(objects)):
        bpy.ops.export_scene.gltf(
            filepath=str(file),
            export_format="GLB",
            use_selection=True,
            export_apply=True,
            check_existing=False,
        )


_WRITERS = {"blend": _write_blend, "usd": _write_usd, "glb": _write_glb}


@contextlib.contextmanager
def _only(objects: list[bpy.types.Object]) -> Iterator[None]:
    """Select just these for a while: exporters know no other way to be told what to write."""
    layer = bpy.context.view_layer
    selected, active = list(layer.objects.selected), layer.objects.active
    for each in selected:
        each.select_set(False)
    ours = [each for each in objects if each.name in layer.objects and not each.hide_render]
    for each in ours:
        each.select_set(True)
    try:
        yield
    finally:
        for each in ours:
            each.select_set(False)
        for each in selected:
            each.select_set(True)
        layer.objects.active = active


def _materials(objects: list[bpy.types.Object]) -> set[bpy.types.Material]:
    return {slot.material for each in objects for slot in each.material_slots if slot.material}
