# SPDX-License-Identifier: GPL-3.0-or-later
"""Which values an animation or a driver sets: a change of those is not the artist's."""

from __future__ import annotations

from collections.abc import Iterator

import bpy

from .snapshot import named


def animated_paths(datablock: bpy.types.ID) -> set[str]:
    """Data paths as a datablock's action and drivers name them, those of its nodes with their tree's name."""
    found = set(_paths(datablock))
    tree = getattr(datablock, "node_tree", None)
    if tree is not None:
        found.update(f"node_tree.{path}" for path in _paths(tree))
    return {_by_socket_name(datablock, path) for path in found}


def _by_socket_name(datablock: bpy.types.ID, path: str) -> str:
    """Sockets are numbered in animations; a snapshot tells them by name where that is enough."""
    holder, _, name = path.rpartition(".")
    if name != "default_value" or not holder.endswith("]"):
        return path
    sockets, _, _ = holder.rpartition("[")
    try:
        socket = datablock.path_resolve(holder)
        names = [each.name for each in datablock.path_resolve(sockets)]
    except (ValueError, TypeError, AttributeError):
        return path
    return f"{sockets}{named(socket.name)}.{name}" if names.count(socket.name) == 1 else path


def _paths(datablock: bpy.types.ID) -> Iterator[str]:
    animation = getattr(datablock, "animation_data", None)
    if animation is None:
        return
    yield from (curve.data_path for curve in animation.drivers)
    if animation.action is not None:
        yield from (curve.data_path for curve in _curves(animation.action))


def _curves(action: bpy.types.Action) -> Iterator[bpy.types.FCurve]:
    if hasattr(action, "fcurves"):
        yield from action.fcurves
        return
    for layer in action.layers:  # all that there is from Blender 5.0 on
        for strip in layer.strips:
            for bag in strip.channelbags:
                yield from bag.fcurves
