# SPDX-License-Identifier: GPL-3.0-or-later
"""Changes of an object's modifiers, constraints, material slots and collections: what came, what went."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import bpy

from .snapshot import named, values_in_stack

Entry = dict[str, Any]
Change = dict[str, Any]

_NAMED = ("modifiers", "constraints")


def is_of(path: str, owners: tuple[str, ...]) -> bool:
    """Whether a path leads into one of these."""
    return any(path.startswith((f"{owner}.", f"{owner}[")) for owner in owners)


class Stacks:
    """One object's stacks as the script alone made them, as the last run left them, and now."""

    def __init__(self, made: Entry, left: Entry, now: Entry, resolved: Callable[[Any], Any]) -> None:
        self._made, self._left, self._now = made, left, now
        self._resolved = resolved
        self.renewed = tuple(
            f"{stack}{named(name)}" for stack in _NAMED for name in {*self._gone(stack), *self._new(stack)}
        )

    def _types(self, entry: Entry, stack: str) -> dict[str, str]:
        return dict(entry["stacks"].get(stack, ()))

    def _gone(self, stack: str) -> list[str]:
        """Names that stood there and do not, or stand for something else."""
        now = self._types(self._now, stack)
        return [name for name, kind in self._types(self._left, stack).items() if now.get(name) != kind]

    def _new(self, stack: str) -> list[str]:
        left = self._types(self._left, stack)
        return [name for name, kind in self._types(self._now, stack).items() if left.get(name) != kind]

    def removed(self) -> Iterator[Change]:
        """What was taken away. It is undone where the script has no such thing."""
        for stack in _NAMED:
            for name in self._gone(stack):
                by_hand = name not in self._types(self._made, stack)
                yield {"path": stack + named(name), "how": "remove", "value": None, "undone": by_hand}
        for change, stood, stands in (("add", self._now, self._left), ("remove", self._left, self._now)):
            made = self._made["stacks"].get("users_collection", [])
            for each in stood["stacks"].get("users_collection", []):
                if each not in stands["stacks"].get("users_collection", []):
                    undone = (each in made) == (change == "add")
                    value = self._resolved(each)
                    yield {"path": "users_collection", "how": change, "value": value, "undone": undone}

    def added(self) -> Iterator[Change]:
        """What was added, each followed by its values where they are not a new one's own."""
        for stack in _NAMED:
            types = self._types(self._now, stack)
            for name in self._new(stack):
                path = stack + named(name)
                is_scripted = self._types(self._made, stack).get(name) == types[name]
                yield {"path": path, "how": "add", "value": types[name], "undone": is_scripted}
                usual = self._made["values"] if is_scripted else _usual(stack, types[name], name)
                for inside, value in self._now["values"].items():
                    if is_of(inside, (path,)) and usual.get(inside) != value:
                        yield {"path": inside, "how": "set", "value": self._resolved(value)}
        yield from self._added_slots()

    def _added_slots(self) -> Iterator[Change]:
        """Materials in slots behind those that the script made; where some of them went, those that stayed."""
        made, left, now = (
            entry["stacks"].get("material_slots", []) for entry in (self._made, self._left, self._now)
        )
        known = len(left)
        if len(now) < known:
            yield {"path": f"material_slots[{known}]", "how": "add", "value": None, "undone": True}
            known = len(made)
        for index, material in enumerate(now[known:], known):
            yield {"path": f"material_slots[{index}]", "how": "add", "value": self._resolved(material)}

    def reordered(self) -> Iterator[Change]:
        """A new order of the modifiers."""
        left, now = (list(self._types(entry, "modifiers")) for entry in (self._left, self._now))
        expected = [name for name in left if name in now] + [name for name in now if name not in left]
        if now != expected:
            undone = now == list(self._types(self._made, "modifiers"))
            yield {"path": "modifiers", "how": "set", "value": now, "undone": undone}


def _usual(stack: str, kind: str, name: str) -> dict[str, Any]:
    """The values that a modifier or constraint has when it is new."""
    scratch = bpy.data.objects.new(".maquette scratch", bpy.data.meshes.new(".maquette scratch"))
    mesh = scratch.data
    try:
        things = getattr(scratch, stack)
        made = things.new(name, kind) if stack == "modifiers" else things.new(kind)
        if made is None:  # one that only curves or lattices take
            return {}
        made.name = name
        return dict(values_in_stack(stack, made))
    finally:
        bpy.data.objects.remove(scratch)
        bpy.data.meshes.remove(mesh)
