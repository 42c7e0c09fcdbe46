# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that need not be ours: opened to be measured and looked at, never to be written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import bpy

from ..core.errors import HostError
from . import record as records

SPLITS_VERTICES = frozenset({".glb", ".gltf", ".usd", ".usda", ".usdc", ".usdz"})
"""Formats that may hold a vertex several times, once for each normal or texture that meets there."""


def open_file(file: Path) -> str:
    """Open a .blend, or import a model into an empty scene. Returns the asset that it holds, "" for none of ours."""
    suffix = file.suffix.lower()
    if suffix not in _READERS:
        known = ", ".join(sorted(_READERS))
        raise HostError(f"{file.name} is no file that can be measured. Those are: {known}.")
    bpy.ops.wm.read_homefile(use_empty=True, use_factory_startup=True)
    try:
        _READERS[suffix](str(file))
    except RuntimeError as reason:
        raise HostError(f"{file} could not be opened: {str(reason).strip()}") from None
    texts = records.texts()
    return records.read(texts[0]).asset if len(texts) == 1 else ""


def _open_blend(file: str) -> None:
    bpy.ops.wm.open_mainfile(filepath=file, load_ui=False, use_scripts=False)


def _import_gltf(file: str) -> None:
    # The format splits a vertex wherever normals or textures differ; that is no fault of the model.
    bpy.ops.import_scene.gltf(filepath=file, merge_vertices=True)


def _import_fbx(file: str) -> None:
    bpy.ops.import_scene.fbx(filepath=file)


def _import_usd(file: str) -> None:
    if not bpy.app.build_options.usd:
        raise HostError("This Blender is built without OpenUSD. Measure the .blend or .glb instead.")
    bpy.ops.wm.usd_import(filepath=file)


def _import_obj(file: str) -> None:
    bpy.ops.wm.obj_import(filepath=file)


def _import_stl(file: str) -> None:
    bpy.ops.wm.stl_import(filepath=file)


def _import_ply(file: str) -> None:
    bpy.ops.wm.ply_import(filepath=file)


_READERS: dict[str, Callable[[str], None]] = {
    ".blend": _open_blend,
    ".glb": _import_gltf,
    ".gltf": _import_gltf,
    ".fbx": _import_fbx,
    ".usd": _import_usd,
    ".usda": _import_usd,
    ".usdc": _import_usd,
    ".usdz": _import_usd,
    ".obj": _import_obj,
    ".stl": _import_stl,
    ".ply": _import_ply,
}
