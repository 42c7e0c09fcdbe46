# SPDX-License-Identifier: GPL-3.0-or-later
"""A file in which no name is taken for as long as a script runs, because scripts find what they made by name."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence

import bpy

Found = tuple[str, bpy.types.ID]
"""A collection of bpy.data, and one of its datablocks."""

_NOT_MADE = frozenset(
    {
        "all_ids",  # the others once more, since Blender 5
        "fonts",
        "images",
        "libraries",
        "scenes",
        "screens",
        "texts",
        "window_managers",
        "workspaces",
        "worlds",
    }
)


def everything() -> Iterator[Found]:
    """What a modelling script may have made."""
    for collection in bpy.data.bl_rna.properties:
        if collection.type == "COLLECTION" and collection.identifier not in _NOT_MADE:
            for datablock in getattr(bpy.data, collection.identifier):
                yield collection.identifier, datablock


@contextlib.contextmanager
def names_apart(former: Sequence[Found]) -> Iterator[None]:
    """All names are free within. After it others have theirs again, then what was made gets those that are left,
    as Blender numbers them, and last of all `former`, which is on its way out.
    """
    former_ones = {datablock.session_uid for _, datablock in former}
    names = {datablock.session_uid: datablock.name for datablock in _local()}
    _rename(_local(), "~{}")
    try:
        yield
    finally:
        here = list(_local())
        names |= {each.session_uid: each.name for each in here if each.session_uid not in names}
        made = [each for each in here if each.name == names[each.session_uid]]
        _rename(made, "~~{}")
        last = former_ones.__contains__
        made_ones = {each.session_uid for each in made}
        for each in sorted(here, key=lambda each: (last(each.session_uid), each.session_uid in made_ones)):
            each.name = names[each.session_uid]


def _local() -> Iterator[bpy.types.ID]:
    """All but what is linked from other files, whose names are theirs."""
    return (datablock for _, datablock in everything() if datablock.library is None)


def _rename(datablocks: Iterable[bpy.types.ID], form: str) -> None:
    for number, datablock in enumerate(list(datablocks)):
        datablock.name = form.format(number)
