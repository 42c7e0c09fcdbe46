# SPDX-License-Identifier: GPL-3.0-or-later
"""An asset's parameters as properties that Blender can draw: sliders, colour wells, menus, checkboxes.

They only mirror the script. A class is made for each asset, because only a class gives a slider its range.
They cannot be animated: a frame that changed one would have to run the script.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import bpy

from ..core.latest import Latest
from ..tool.literals import literal, same
from ..tool.sliders import properties

_REST = 0.5  # seconds without a new value after which a drag is over

moved = Latest(_REST)
moved_of: list[str] = [""]  # the session whose sliders move
on_move: list[Callable[[], None]] = []

_classes: dict[str, tuple[str, type]] = {}  # of each session: what its class was made of, and the class
_mirroring = False


def attribute(session: str) -> str:
    """Where on the window manager the asset's properties are."""
    return f"maquette_parameters_{session.lower()}"


def mirror(session: str, parameters: list[dict[str, Any]]) -> None:
    """Make the asset's properties say what the script says. Not to be called while a panel is drawn."""
    global _mirroring
    made_of = repr([{**each, "value": None, "line": 0} for each in parameters])
    if session not in _classes or _classes[session][0] != made_of:
        _make(session, parameters, made_of)
    group = getattr(bpy.context.window_manager, attribute(session))
    _mirroring = True
    try:
        for each in parameters:
            if not same(each["kind"], getattr(group, each["name"]), each["value"]):
                setattr(group, each["name"], each["value"])
    finally:
        _mirroring = False


def find(session: str) -> bpy.types.PropertyGroup | None:
    """The asset's properties, if they were made."""
    return getattr(bpy.context.window_manager, attribute(session), None) if session in _classes else None


def forget_all() -> None:
    """Take all classes away."""
    for session, (_, made) in _classes.items():
        delattr(bpy.types.WindowManager, attribute(session))
        bpy.utils.unregister_class(made)
    _classes.clear()
    moved.clear()


def _make(session: str, parameters: list[dict[str, Any]], made_of: str) -> None:
    former = _classes.pop(session, None)
    if former is not None:
        delattr(bpy.types.WindowManager, attribute(session))
        bpy.utils.unregister_class(former[1])

    def note(name: str, group: bpy.types.PropertyGroup) -> None:
        if not _mirroring:
            kind = next(each["kind"] for each in parameters if each["name"] == name)
            moved_of[0] = session
            moved.put(name, literal(kind, getattr(group, name)), time.monotonic())
            for listener in on_move:
                listener()

    annotations = properties(parameters, note, {"SKIP_SAVE"})
    made = type(
        f"MAQUETTE_PG_{session.lower()}", (bpy.types.PropertyGroup,), {"__annotations__": annotations}
    )
    bpy.utils.register_class(made)
    setattr(
        bpy.types.WindowManager,
        attribute(session),
        bpy.props.PointerProperty(type=made, options={"SKIP_SAVE"}),
    )
    _classes[session] = (made_of, made)
