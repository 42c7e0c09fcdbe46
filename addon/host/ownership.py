# SPDX-License-Identifier: GPL-3.0-or-later
"""Which cell of which asset made a datablock: stamped on the datablock, so that it outlives the session."""

from __future__ import annotations

import re
from dataclasses import dataclass

import bpy

from .datablocks import every

PREFIX = "maquette_"
ASSET = "maquette_asset"
CELL = "maquette_cell"
NUMBER = "maquette_number"  # the how-manieth datablock that its cell made
NAME = "maquette_name"  # as it came out when it was made; another one now is the artist's
STEM = "maquette_stem"  # the name that the script asked for, where Blender had to number it

_NUMBERED = re.compile(r"(.+)\.\d{3,}")


@dataclass(frozen=True, slots=True)
class Owned:
    """A datablock that a cell made."""

    kind: str  # its collection in bpy.data
    datablock: bpy.types.ID
    cell: str
    number: int

    @property
    def made_as(self) -> str:
        """The name that it got when it was made."""
        return self.datablock.get(NAME, self.datablock.name)

    @property
    def asked_for(self) -> str:
        """The name that the script gave it, before Blender numbered it."""
        return self.datablock.get(STEM, self.made_as)


def stamp(kind: str, datablock: bpy.types.ID, asset: str, cell: str, number: int) -> Owned:
    """Note on a datablock which cell made it."""
    try:
        datablock[ASSET] = asset
        datablock[CELL] = cell
        datablock[NUMBER] = number
        note_name(kind, datablock)
    except TypeError:
        pass  # a kind that takes no custom properties: it is known for this session only
    return Owned(kind, datablock, cell, number)


def note_name(kind: str, datablock: bpy.types.ID) -> None:
    """Note the name that a datablock has come out with."""
    datablock[NAME] = datablock.name
    numbered = _NUMBERED.fullmatch(datablock.name)
    if numbered and numbered[1] in getattr(bpy.data, kind):
        datablock[STEM] = numbered[1]
    elif STEM in datablock:
        del datablock[STEM]


def find_owned(asset: str) -> list[Owned]:
    """What the asset's cells made, in the order of making within each cell.

    A copy that the artist made carries the stamps as well: it loses them, and is the artist's from then on.
    """
    found: dict[tuple[str, int], list[tuple[str, bpy.types.ID]]] = {}
    for kind, datablock in every():
        if datablock.get(ASSET) == asset:
            key = (datablock.get(CELL, ""), datablock.get(NUMBER, 0))
            found.setdefault(key, []).append((kind, datablock))
    owned = []
    for (cell, number), claimants in sorted(found.items()):
        claimants.sort(key=lambda pair: (pair[1].name != pair[1].get(NAME), pair[1].session_uid))
        kind, datablock = claimants[0]
        owned.append(Owned(kind, datablock, cell, number))
        for _, copy in claimants[1:]:
            disown(copy)
    return owned


def disown(datablock: bpy.types.ID) -> None:
    """Take the stamps off a datablock."""
    for key in [key for key in datablock.keys() if key.startswith(PREFIX)]:  # noqa: SIM118 (no mapping)
        del datablock[key]


def owner_of(datablock: bpy.types.ID) -> str | None:
    """The asset that a datablock belongs to."""
    return datablock.get(ASSET)


def part_name(cell: str) -> str:
    """The part that a cell's title names: "seat" of "part: seat"."""
    return cell.partition(":")[2].strip() or cell
