# SPDX-License-Identifier: GPL-3.0-or-later
"""An asset as a .blend for Blender's Asset Browser: its collection, marked, with a picture, and its script."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import bpy
import numpy as np

from . import images
from .ownership import ASSET, PREFIX
from .record import find_text, load
from .render import render

SCRIPT = f"{PREFIX}script"
"""On the collection: the text with the script, which thus comes along wherever the asset is appended."""

_PIXELS = 256


@dataclass(frozen=True, slots=True)
class Shown:
    """How the Asset Browser tells of the asset."""

    description: str = ""
    tags: Sequence[str] = ()
    source: str = "render"
    """Who draws the picture, as `render` takes it."""


def write_library(file: Path, asset: str, objects: Sequence[bpy.types.Object], shown: Shown) -> None:
    """Write the file. Raises RuntimeError or OSError where it cannot be, and HostError where nothing is to be seen."""
    picture = _picture(asset, shown.source)
    with _collection(asset, objects) as collection:
        collection.asset_mark()
        about = collection.asset_data
        about.description = shown.description
        for tag in shown.tags:
            about.tags.new(tag, skip_if_exists=True)
        preview = collection.preview_ensure()
        preview.image_size = (_PIXELS, _PIXELS)
        preview.image_pixels_float.foreach_set(np.ascontiguousarray(picture[::-1]).ravel())
        blocks: set[bpy.types.ID] = {collection}
        text = find_text(asset)
        if text is not None:
            collection[SCRIPT] = text
            blocks.add(text)
        # Pictures that the asset uses may lie anywhere: the file may be moved, they stay.
        bpy.data.libraries.write(str(file), blocks, path_remap="ABSOLUTE", fake_user=True, compress=True)


def _picture(asset: str, source: str) -> np.ndarray:
    with tempfile.TemporaryDirectory(prefix="maquette-") as folder:
        drawn = render(
            {
                "asset": asset,
                "folder": folder,
                "views": 1,
                "resolution": _PIXELS,
                "samples": 16,
                "passes": ["materials"],
                "sheet": False,
                "source": source,
            }
        )
        return images.read(drawn["views"][0]["file"])


@contextlib.contextmanager
def _collection(asset: str, objects: Sequence[bpy.types.Object]) -> Iterator[bpy.types.Collection]:
    """A collection of the asset's objects and nothing else, under the asset's name, for a while.

    The script's own may hold what the artist put there, and is not to be marked in the artist's file.
    """
    record = load(asset)
    name = record.name if record is not None else "asset"
    former = next((each for each in bpy.data.collections if each.name == name and each.library is None), None)
    if former is not None:
        former.name = f".maquette {former.session_uid}"
    made = bpy.data.collections.new(name)
    try:
        for each in objects:
            made.objects.link(each)
        made.instance_offset = _place(objects)
        yield made
    finally:
        bpy.data.collections.remove(made)
        if former is not None:
            former.name = name


def _place(objects: Sequence[bpy.types.Object]) -> tuple[float, float, float]:
    """Where the asset stands, so that an instance of it lands where it is dropped."""
    tops = [each for each in objects if each.parent is None or each.parent.get(ASSET) != each.get(ASSET)]
    return tuple(tops[0].matrix_world.translation) if len(tops) == 1 else (0.0, 0.0, 0.0)
