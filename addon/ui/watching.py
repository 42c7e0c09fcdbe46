# SPDX-License-Identifier: GPL-3.0-or-later
"""What happens in Blender beside us: files are opened, steps undone, parts selected, scripts edited."""

from __future__ import annotations

from typing import Any

import bpy
from bpy.app.handlers import persistent

from ..host import namespace
from . import asking, following, queueing, sliders, snapshot
from .service import service


def _soon() -> None:
    """Read everything anew once Blender has finished what it does; classes cannot be made while it draws."""
    if not bpy.app.timers.is_registered(_read_anew):
        bpy.app.timers.register(_read_anew, first_interval=0.0)


def _read_anew() -> None:
    snapshot.forget()
    following.mirror_all()


def _next() -> bool:
    """What there is to do when no run is on: a slider that moved, an instruction that waits."""
    return following.follow_sliders(asking.set_parameters) or queueing.begin_next()


@persistent
def _changed(*_: Any) -> None:  # noqa: ANN401 (Blender hands over what it likes)
    sliders.moved.clear()
    _soon()


@persistent
def _leaving(*_: Any) -> None:  # noqa: ANN401
    """Another file is opened: what was begun for this one does not go on in that."""
    service.cancel()
    service.drop_trial()


_HANDLERS = ("load_post", "undo_post", "redo_post")


def register() -> None:
    """Begin to watch."""
    for name in _HANDLERS:
        getattr(bpy.app.handlers, name).append(_changed)
    bpy.app.handlers.load_pre.append(_leaving)
    service.idle = _next
    sliders.on_move.append(service.wake)
    _soon()


def unregister() -> None:
    """Watch no more."""
    sliders.on_move.clear()
    for name in _HANDLERS:
        listeners = getattr(bpy.app.handlers, name)
        if _changed in listeners:
            listeners.remove(_changed)
    if _leaving in bpy.app.handlers.load_pre:
        bpy.app.handlers.load_pre.remove(_leaving)
    if bpy.app.timers.is_registered(_read_anew):
        bpy.app.timers.unregister(_read_anew)
    namespace.stop_watching()
