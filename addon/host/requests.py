# SPDX-License-Identifier: GPL-3.0-or-later
"""The one door through which the engine asks Blender: a kind of request, its data, and the answer's data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..core.analyse import analyse
from ..core.errors import HostError
from .check import check
from .drawing import draw
from .execute import execute
from .export import export
from .hand import hand, hold
from .inspect import inspect
from .moving import local_moves
from .recall import recall
from .reference_picture import pixels
from .render import render
from .trial import trial

_Answer = Callable[[Mapping[str, Any]], dict[str, Any]]

# Each kind, with what a request of it must hold.
_KINDS: dict[str, tuple[_Answer, tuple[str, ...]]] = {
    "analyse": (lambda request: {"cells": analyse(request["cells"])}, ("cells",)),
    "check": (check, ("script",)),
    "recall": (recall, ()),
    "trial": (trial, ("asset", "name", "script", "cells")),
    "execute": (execute, ("asset", "name", "script", "cells", "run")),
    "hand": (hand, ("asset",)),
    "hold": (hold, ("asset", "part", "on")),
    "inspect": (inspect, ("asset",)),
    "local_moves": (local_moves, ("asset", "parts", "move")),
    "draw": (draw, ("file", "sheet")),
    "pixels": (pixels, ("file",)),
    "render": (render, ("asset", "folder")),
    "export": (export, ("asset", "folder")),
}


def answer(kind: str, request: Mapping[str, Any]) -> dict[str, Any]:
    """Do what is asked, on Blender's main thread. Raises HostError with a sentence for the user."""
    if kind not in _KINDS:
        known = ", ".join(_KINDS)
        raise HostError(f'Blender was asked to "{kind}", which the add-on does not know; it knows {known}.')
    do, needed = _KINDS[kind]
    lacking = [key for key in needed if key not in request]
    if lacking:
        raise HostError(
            f'The request "{kind}" lacks {", ".join(lacking)}; the add-on and its engine do not match.'
        )
    return do(request)
