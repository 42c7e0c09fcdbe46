# SPDX-License-Identifier: GPL-3.0-or-later
"""The names of an asset's script while Blender runs: one dictionary, and what each cell bound in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import bpy
from bpy.app.handlers import persistent

from .chance import State


@dataclass(slots=True)
class Bound:
    """What running one cell did to the names."""

    values: dict[str, Any] = field(default_factory=dict)
    deleted: set[str] = field(default_factory=set)
    random: State | None = None  # where the global generators stood after it, if it drew from them
    definitions: tuple[str, ...] = ()  # functions and classes that are still to be made from its text

    def put_back(self, namespace: dict[str, Any]) -> None:
        """Do to the names what running the cell did."""
        for name in self.deleted:
            namespace.pop(name, None)
        namespace.update(self.values)


@dataclass(slots=True)
class Live:
    """An asset's names in this process. The dictionary stays the same one: functions have it as globals."""

    namespace: dict[str, Any] = field(default_factory=dict)
    cells: dict[str, Bound] = field(default_factory=dict)
    run: str = ""  # of the record that it goes with


class Recorder(dict):
    """The module-level names as the script's own code sees them, which notes what is bound and deleted.

    It stays empty: names are written through to the namespace, and Python finds them there as globals.
    """

    def __init__(self, namespace: dict[str, Any]) -> None:
        super().__init__()
        self._namespace = namespace
        self._before = dict(namespace)
        self._bound: set[str] = set()

    def __setitem__(self, name: str, value: Any) -> None:  # noqa: ANN401
        self._namespace[name] = value
        self._bound.add(name)

    def __delitem__(self, name: str) -> None:
        del self._namespace[name]
        self._bound.discard(name)

    def __contains__(self, name: object) -> bool:
        return name in self._namespace

    def __missing__(self, name: str) -> Any:  # noqa: ANN401
        return self._namespace[name]

    def noted(self) -> Bound:
        """What was bound since, at module level or by a function that declared a name global."""
        now = self._namespace
        changed = {name for name in now if name not in self._before or now[name] is not self._before[name]}
        values = {name: now[name] for name in self._bound | changed if name in now}
        return Bound(values, {name for name in self._before if name not in now})


_live: dict[str, Live] = {}


def live(asset: str, run: str) -> Live:
    """The asset's names; emptied when they do not go with the record of that run (after an undo, a load)."""
    found = _live.setdefault(asset, Live())
    if found.run != run:
        found.cells.clear()
        found.run = run
    if forget not in bpy.app.handlers.load_post:
        for handlers in (bpy.app.handlers.load_post, bpy.app.handlers.undo_post, bpy.app.handlers.redo_post):
            handlers.append(forget)
    return found


@persistent
def forget(*_: Any) -> None:  # noqa: ANN401 (Blender hands over what it likes)
    """Let go of all names: after an undo or a load, Python's references into Blender may lead anywhere."""
    _live.clear()


def stop_watching() -> None:
    """Let go of all names and of Blender's handlers, for when the add-on is switched off."""
    _live.clear()
    for handlers in (bpy.app.handlers.load_post, bpy.app.handlers.undo_post, bpy.app.handlers.redo_post):
        if forget in handlers:
            handlers.remove(forget)
