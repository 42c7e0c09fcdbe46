# SPDX-License-Identifier: GPL-3.0-or-later
"""What a run may do to the artist's open file: their text is put aside before it is written over, an asset is
worked on in its own scene, pictures come from the window's own 3D view, and the whole of a run is one step of undo."""

from __future__ import annotations

import time
from typing import Any

import bpy

from .. import host
from ..host import record, trial
from . import assets

_texts: dict[str, str] = {}  # what each asset's text said when the run began, or last wrote
_changed: set[str] = set()  # assets that the run has built


def begin(session: str) -> None:
    """Note what the artist's text says, for it may be written over only while it says that."""
    _texts.clear()
    _changed.clear()
    if session:
        _note(session)


def answer(kind: str, request: dict[str, Any]) -> dict[str, Any]:
    """The host's answer to a request of the engine's. Raises HostError where another scene is open than the asset's."""
    if request.get("asset"):
        assets.need_scene(request["asset"])
    if kind == "render":
        request = {"source": "viewport", **request}
    if kind == "execute":
        put_aside(request["asset"])
    found = trial.trial_beside(request) if kind == "trial" else host.answer(kind, request)
    if kind == "execute":
        _note(request["asset"])
        _changed.add(request["asset"])
    return found


def _note(session: str) -> None:
    text = record.find_text(session)
    if text is not None:
        _texts[session] = text.as_string()


def put_aside(session: str) -> bpy.types.Text | None:
    """A copy of the asset's text, where the artist has changed it since the run began."""
    text = record.find_text(session)
    if text is None or session not in _texts or text.as_string() == _texts[session]:
        return None
    copy = bpy.data.texts.new(f"{text.name.removesuffix('.py')} (your edit, {time.strftime('%H.%M')}).py")
    copy.write(text.as_string())
    return copy


def end(title: str | None) -> None:
    """Make what the run did one step of undo, under that title."""
    _texts.clear()
    windows = bpy.context.window_manager.windows
    if title is None or not windows or not _changed:
        return
    with bpy.context.temp_override(window=windows[0]):
        bpy.ops.ed.undo_push(message=f"Maquette: {title}"[:63])
