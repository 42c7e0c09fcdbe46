# SPDX-License-Identifier: GPL-3.0-or-later
"""Parts that are held: what their cells made in the scene stays, whatever those cells would make now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import bpy

from .datablocks import is_alive
from .ownership import Owned


@dataclass(slots=True)
class _Standing:
    """How an object stood: where it was linked, and what it hung from. Datablocks with their numbers, which
    tell them once they are removed."""

    homes: list[tuple[int, bpy.types.Collection]]
    parent: tuple[int, bpy.types.Object] | None
    hanging: dict[str, Any]


class Held:
    """Datablocks that take their places again once a run is over."""

    def __init__(self, items: Iterable[Owned]) -> None:
        self.items = list(items)
        self._names = {item.datablock.session_uid: item.datablock.name for item in self.items}
        self._standing = {
            item.datablock.session_uid: _standing(item.datablock)
            for item in self.items
            if isinstance(item.datablock, bpy.types.Object)
        }

    def settle(
        self, made: Iterable[Owned], successors: Mapping[int, bpy.types.ID]
    ) -> dict[bpy.types.ID, bpy.types.ID]:
        """Put the held ones where those stand that were made in their place.

        Answers whose places they took; those are to be removed by `clear`, with all else that the cells made.
        """
        replaced = self._replaced([item for item in made if is_alive(item.datablock)])
        parents = {old: new.parent for new, old in replaced.items() if isinstance(new, bpy.types.Object)}
        for new, old in replaced.items():
            new.user_remap(old)
        for item in self.items:
            if isinstance(item.datablock, bpy.types.Object):
                self._bring_home(item.datablock, successors, parents.get(item.datablock))
        return replaced

    def _replaced(self, made: list[Owned]) -> dict[bpy.types.ID, bpy.types.ID]:
        fresh = {(item.kind, item.cell, item.number): item.datablock for item in made}
        by_name = {(item.kind, item.cell, item.made_as): item.datablock for item in made}
        found = {}
        for item in self.items:
            new = by_name.get((item.kind, item.cell, item.made_as)) or fresh.get(
                (item.kind, item.cell, item.number)
            )
            if new is not None and new not in found:
                found[new] = item.datablock
        return found

    def _bring_home(
        self,
        item: bpy.types.Object,
        successors: Mapping[int, bpy.types.ID],
        new_parent: bpy.types.Object | None,
    ) -> None:
        """Under the parent that it had, or its successor, or what the script would hang it from now."""
        standing = self._standing[item.session_uid]
        for number, home in standing.homes:
            collection = successors.get(number, home)
            if is_alive(collection) and item.name not in collection.objects:
                collection.objects.link(item)
        if not item.users_collection:
            bpy.context.scene.collection.objects.link(item)
        if standing.parent is not None:
            parent = successors.get(*standing.parent)
            parent = parent if is_alive(parent) else new_parent
            if parent is not None and is_alive(parent):
                item.parent = parent
                for name, value in standing.hanging.items():
                    setattr(item, name, value)

    def clear(self, made: Iterable[Owned]) -> None:
        """Remove what the held parts' cells made now, and give the held ones their names."""
        cells = {item.cell for item in self.items}
        bpy.data.batch_remove(
            [item.datablock for item in made if item.cell in cells and is_alive(item.datablock)]
        )
        for item in self.items:
            item.datablock.name = self._names[item.datablock.session_uid]


def _standing(item: bpy.types.Object) -> _Standing:
    parent = item.parent
    return _Standing(
        [(home.session_uid, home) for home in item.users_collection],
        None if parent is None else (parent.session_uid, parent),
        {
            "parent_type": item.parent_type,
            "parent_bone": item.parent_bone,
            "matrix_parent_inverse": item.matrix_parent_inverse.copy(),
        },
    )


def put_in_place(value: Any, places: Mapping[bpy.types.ID, bpy.types.ID]) -> Any:  # noqa: ANN401
    """A value that a script bound, with the held datablocks in the places that they took."""
    if isinstance(value, bpy.types.ID):
        return places.get(value, value)
    if type(value) is list:
        value[:] = [put_in_place(each, places) for each in value]  # the same list, which others may hold
    elif type(value) is dict:
        value.update({key: put_in_place(each, places) for key, each in value.items()})
    elif type(value) in (tuple, set, frozenset):
        return type(value)(put_in_place(each, places) for each in value)
    return value
