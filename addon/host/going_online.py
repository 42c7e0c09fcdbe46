# SPDX-License-Identifier: GPL-3.0-or-later
"""Blender's "Allow Online Access", which an installed add-on keeps to: else only this machine's servers are asked."""

from __future__ import annotations

import bpy

_OWNER = object()


def follow() -> None:
    """Tell the engine what holds now, and again whenever the user changes it."""
    tell_engine()
    bpy.msgbus.subscribe_rna(
        key=(bpy.types.PreferencesSystem, "use_online_access"),
        owner=_OWNER,
        args=(),
        notify=tell_engine,
        options={"PERSISTENT"},
    )


def tell_engine() -> None:
    """Allow or forbid requests that leave this machine."""
    from ..engine import allow_network

    allow_network(bpy.app.online_access)


def stop_following() -> None:
    """Leave the engine as it was found."""
    from ..engine import allow_network

    bpy.msgbus.clear_by_owner(_OWNER)
    allow_network(True)
