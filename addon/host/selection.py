# SPDX-License-Identifier: GPL-3.0-or-later
"""What the artist has selected and hidden, carried over from objects to those that take their place."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping

import bpy


class Selection:
    """The view layer's selection, active object and hidden objects at one moment."""

    def __init__(self) -> None:
        objects = list(bpy.context.view_layer.objects)
        active = bpy.context.view_layer.objects.active
        self._selected = {each.session_uid for each in objects if each.select_get()}
        self._hidden = {each.session_uid for each in objects if each.hide_get()}
        self._active = active.session_uid if active else None

    def restore(self, successors: Mapping[int, bpy.types.ID]) -> None:
        """Select and hide the same objects, or those that took their place."""
        heirs = {new.session_uid: old for old, new in successors.items()}
        layer = bpy.context.view_layer
        layer.update()
        active = None
        for each in list(layer.objects):  # selecting may rebuild the collection that is gone through
            number = heirs.get(each.session_uid, each.session_uid)
            each.select_set(number in self._selected)
            if number in self._hidden:
                each.hide_set(True)
            if number == self._active:
                active = each
        layer.objects.active = active


@contextlib.contextmanager
def in_object_mode() -> Iterator[None]:
    """Object mode for a while; what was being edited is edited again afterwards, if it is still there.

    Scripts expect object mode, and a mesh in edit mode cannot be taken away under the artist's hands.
    """
    active = bpy.context.view_layer.objects.active
    mode = active.mode if active is not None else "OBJECT"
    number = active.session_uid if active is not None else 0
    if mode != "OBJECT":
        bpy.ops.object.mode_set(mode="OBJECT")
    try:
        yield
    finally:
        now = bpy.context.view_layer.objects.active
        if mode != "OBJECT" and now is not None and now.session_uid == number and now.visible_get():
            bpy.ops.object.mode_set(mode=mode)
