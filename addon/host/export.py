# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of an asset for other programs, each written whole or not at all."""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Mapping
from contextlib import redirect_stderr
from pathlib import Path
from typing import Any

import bpy

from ..core.blend_file import is_whole
from ..core.drafts import draft_of
from ..core.errors import HostError
from .alone import alone_in_window
from .exchange import write_exchange
from .library_file import Shown, write_library
from .scene_parts import rendered_objects

SUFFIXES = {
    "blend": ".blend",
    "usd": ".usdc",
    "glb": ".glb",
    "fbx": ".fbx",
    "obj": ".obj",
    "stl": ".stl",
    "library": "-library.blend",
}
"""What each format's file is called after the asset."""


def export(request: Mapping[str, Any]) -> dict[str, Any]:
    """Write the `formats` (of SUFFIXES) into `folder`; what cannot be is told in `notes`.

    Left out, they are "blend", "usd" and "glb". `names` are the files', by format ("asset.glb" ... where left out).
    The .blend is the whole open file; all others hold the asset alone, as a render shows it. `library` says how the
    Asset Browser tells of it: its "description", "tags", and the "source" of its picture.
    The open file stays as it is.
    """
    started = time.monotonic()
    objects = rendered_objects(request["asset"])
    if not objects:
        raise HostError("Nothing of this asset is in the scene. Run its script first.")
    folder, names = Path(request["folder"]), request.get("names", {})
    files, notes = [], []
    for kind in request.get("formats", ("blend", "usd", "glb")):
        file = folder / names.get(kind, f"asset{SUFFIXES[kind]}")
        if kind == "usd" and not bpy.app.build_options.usd:
            notes.append(
                f"{file.name} was not written: this Blender ({bpy.app.version_string}) was built without OpenUSD."
            )
            continue
        try:
            folder.mkdir(parents=True, exist_ok=True)
            _write(kind, file, request, objects)
        except (RuntimeError, OSError) as reason:
            raise HostError(
                f"{file} could not be written: {_said(reason)}. "
                "Check that the folder is writable and the disk is not full."
            ) from None
        files.append(str(file))
        if kind == "library" and bpy.app.version[:2] == (4, 3):
            notes.append(
                f"{file.name} has no picture: Blender 4.3 leaves it out. "
                "Open the file and choose Generate Preview Image in the Asset Browser."
            )
    return {"files": files, "notes": notes, "seconds": time.monotonic() - started}


def _said(reason: Exception) -> str:
    """What was in the way. Blender tells of an exporter in Python with all of its traceback; its end says why."""
    lines = [line for line in str(reason).splitlines() if line.strip() and not line.startswith("Location:")]
    return lines[-1].strip() if lines else type(reason).__name__


def _write(kind: str, file: Path, request: Mapping[str, Any], objects: list[bpy.types.Object]) -> None:
    if kind == "blend":
        _write_blend(file)
        return
    with tempfile.TemporaryDirectory(prefix=".new-", dir=file.parent) as drafts:
        draft = Path(drafts) / file.name
        if kind == "library":
            write_library(draft, request["asset"], objects, Shown(**request.get("library", {})))
        else:
            # An exporter in Python prints its traceback; the sentence that is made of it is for the user.
            with alone_in_window(objects), redirect_stderr(sys.__stderr__):
                write_exchange(kind, draft)
        if not draft.is_file():
            raise RuntimeError("Blender wrote nothing")
        _bring(draft, file)


def _write_blend(file: Path) -> None:
    """The whole file, so that it opens as an ordinary Blender file with its script in it."""
    draft = draft_of(file)  # in the very folder, for paths that are told from there
    try:
        bpy.ops.wm.save_as_mainfile(filepath=str(draft), copy=True, compress=True, check_existing=False)
        if not is_whole(draft):  # several Blenders say "saved" on a disk that is full
            raise OSError("Blender wrote half of it")
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)


def _bring(draft: Path, file: Path) -> None:
    """Put the file in its place, after all that was written with it: materials, pictures."""
    if file.is_dir():
        raise IsADirectoryError(f"{file.name} is a folder")
    for beside in draft.parent.iterdir():
        if beside.is_dir():
            shutil.copytree(beside, file.parent / beside.name, dirs_exist_ok=True)
        elif beside != draft:
            beside.replace(file.parent / beside.name)
    draft.replace(file)
