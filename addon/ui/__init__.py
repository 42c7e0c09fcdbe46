# SPDX-License-Identifier: GPL-3.0-or-later
"""Maquette in Blender's window: the sidebar, the operators, and what keeps them true."""

from . import (
    drop,
    exporting,
    history,
    keys,
    operators,
    panels,
    pictures,
    plan_operators,
    preferences,
    properties,
    sliders,
    watching,
)
from .service import service

_PARTS = (
    preferences,
    properties,
    pictures,
    operators,
    plan_operators,
    history,
    drop,
    panels,
    exporting,
    keys,
    watching,
)


def register() -> None:
    """Show it all."""
    for part in _PARTS:
        part.register()


def unregister() -> None:
    """End a run on its way, and take it all away."""
    service.close()
    sliders.forget_all()
    for part in reversed(_PARTS):
        part.unregister()
