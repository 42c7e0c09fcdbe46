# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening the scene in which the command line works."""

from __future__ import annotations

import json
from pathlib import Path

import bpy

from ..core.errors import HostError
from . import record as records
from .datablocks import every
from .ownership import ASSET


def open_scene(file: Path | None, asset: str | None) -> None:
    """Load an asset's .blend, or begin with an empty scene where there is none.

    A .blend that came with a copied folder holds the asset under its former session: it is given the new one.
    """
    bpy.ops.wm.read_homefile(use_empty=True, use_factory_startup=True)
    if file is None or not file.exists():
        return
    try:
        bpy.ops.wm.open_mainfile(filepath=str(file), load_ui=False, use_scripts=False)
    except RuntimeError as reason:
        raise HostError(
            f"{file} could not be opened: {reason}. Move it away and rebuild it from the script: "
            f"maquette run {file.parent}"
        ) from None
    texts = records.texts()
    if asset is not None and len(texts) == 1:
        give_to(texts[0], asset)


def give_to(text: bpy.types.Text, asset: str) -> None:
    """Have an asset belong to another session: its record, and the stamps on its datablocks."""
    record = json.loads(text[records.KEY])
    former = record["asset"]
    if former == asset:
        return
    record["asset"] = asset
    text[records.KEY] = json.dumps(record)
    for _, datablock in every():
        if datablock.get(ASSET) == former:
            datablock[ASSET] = asset
