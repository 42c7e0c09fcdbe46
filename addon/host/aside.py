# SPDX-License-Identifier: GPL-3.0-or-later
"""Datablocks of cells that run again: out of the scene while they do, then either gone for good or back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import bpy
from mathutils import Matrix

from .datablocks import is_alive
from .names import Names
from .ownership import Owned, owner_of


@dataclass(slots=True)
class _Parenting:
    """An object's parent, as it is to be put back."""

    child: bpy.types.Object
    values: dict[str, Any]

    def restore(self) -> None:
        if is_alive(self.child):
            for name, value in self.values.items():
                setattr(self.child, name, value)


class Aside:
    """What an asset's cells made before, put aside."""

    def __init__(self, asset: str, items: Iterable[Owned]) -> None:
        self.items = list(items)
        self._asset = asset
        self._numbers = {item.datablock.session_uid for item in self.items}
        self._names = Names()
        self._links: list[tuple[bpy.types.Collection, bpy.types.ID]] = []
        self._parents: list[_Parenting] = []
        self._guests = self._find_guests()
        self._children = self._find_foreign_children()
        self._collections = list(_all_collections())
        for item in self.items:
            self._take(item)
        self._names.hold(self.items)

    def _is_aside(self, datablock: bpy.types.ID | None) -> bool:
        return datablock is not None and datablock.session_uid in self._numbers

    def _find_guests(self) -> list[tuple[bpy.types.Collection, bpy.types.ID]]:
        """What others put into our collections."""
        return [
            (item.datablock, guest)
            for item in self.items
            if isinstance(item.datablock, bpy.types.Collection)
            for guest in (*item.datablock.objects, *item.datablock.children)
            if owner_of(guest) != self._asset
        ]

    def _find_foreign_children(self) -> list[tuple[bpy.types.Object, Matrix]]:
        """Objects of others that hang from ours, and where they are in the world."""
        children = [
            each for each in bpy.data.objects if self._is_aside(each.parent) and owner_of(each) != self._asset
        ]
        if children:
            bpy.context.view_layer.update()
        return [(child, child.matrix_world.copy()) for child in children]

    def _take(self, item: Owned) -> None:
        """Take a datablock out of the scene, so that a script does not come upon it."""
        datablock = item.datablock
        if isinstance(datablock, bpy.types.Object):
            for collection in datablock.users_collection:
                self._links.append((collection, datablock))
                collection.objects.unlink(datablock)
            if datablock.parent is not None:
                names = ("parent", "parent_type", "parent_bone")
                values = {name: getattr(datablock, name) for name in names}
                values["matrix_parent_inverse"] = datablock.matrix_parent_inverse.copy()
                self._parents.append(_Parenting(datablock, values))
                datablock.parent = None
        elif isinstance(datablock, bpy.types.Collection):
            for parent in self._collections:
                if datablock.name in parent.children and parent.children[datablock.name] == datablock:
                    self._links.append((parent, datablock))
                    parent.children.unlink(datablock)

    def let_go(self, items: Iterable[Owned]) -> None:
        """These stay in the file: they are no more to be replaced."""
        kept = {item.datablock.session_uid for item in items}
        self._numbers -= kept
        self.items = [item for item in self.items if item.datablock.session_uid not in kept]

    def put_back(self) -> None:
        """Put everything back to where it was, under the name that it had."""
        self._names.put_back()
        for collection, member in self._links:
            if is_alive(collection) and is_alive(member):
                _link(collection, member)
        for parenting in self._parents:
            parenting.restore()

    def replace(self, made: Iterable[Owned]) -> dict[int, bpy.types.ID]:
        """Let what was made take the places of what is aside, and remove that for good.

        What others point at ours with (a parent, a modifier's target, a material in a slot) is pointed at the
        successor. Answers the successors by the number of what they succeed.
        """
        self.items = [item for item in self.items if is_alive(item.datablock)]
        successors = self._find_successors([item for item in made if is_alive(item.datablock)])
        self._hand_over_pointers(successors)
        self._hand_over_links(successors)
        bpy.data.batch_remove([item.datablock for item in self.items])
        self._keep_children_in_place()
        return successors

    def _find_successors(self, made: list[Owned]) -> dict[int, bpy.types.ID]:
        exact = {(new.kind, new.cell, new.made_as): new.datablock for new in reversed(made)}
        by_name = {(new.kind, new.made_as): new.datablock for new in reversed(made)}
        found = {}
        for old in self.items:
            new = exact.get((old.kind, old.cell, old.made_as)) or by_name.get((old.kind, old.made_as))
            if new is not None:
                found[old.datablock.session_uid] = new
        return found

    def _hand_over_pointers(self, successors: dict[int, bpy.types.ID]) -> None:
        users = bpy.data.user_map(subset=[item.datablock for item in self.items])
        for item in self.items:
            old = item.datablock
            new = successors.get(old.session_uid)
            if new is not None and any(not self._is_aside(user) for user in users.get(old, ())):
                old.user_remap(new)

    def _hand_over_links(self, successors: dict[int, bpy.types.ID]) -> None:
        for collection, member in self._links:
            new = successors.get(member.session_uid) if is_alive(member) else None
            if new is not None and is_alive(collection) and owner_of(collection) != self._asset:
                self._link_unless_root(collection, new)
        for collection, guest in self._guests:
            if is_alive(guest):
                home = successors.get(collection.session_uid) if is_alive(collection) else None
                _link(home or bpy.context.scene.collection, guest)

    def _link_unless_root(self, collection: bpy.types.Collection, new: bpy.types.ID) -> None:
        """Into a collection of the artist's; the scene's own is the script's business."""
        if not collection.is_embedded_data:
            _link(collection, new)

    def _keep_children_in_place(self) -> None:
        children = [(child, world) for child, world in self._children if is_alive(child)]
        if children:
            bpy.context.view_layer.update()
        for child, world in children:
            if any(
                abs(a - b) > 1e-6
                for row, was in zip(child.matrix_world, world, strict=True)
                for a, b in zip(row, was, strict=True)
            ):
                child.matrix_world = world


def _link(collection: bpy.types.Collection, member: bpy.types.ID) -> None:
    members = collection.objects if isinstance(member, bpy.types.Object) else collection.children
    if member.name not in members:
        members.link(member)


def _all_collections() -> Iterable[bpy.types.Collection]:
    yield from (scene.collection for scene in bpy.data.scenes)
    yield from bpy.data.collections
