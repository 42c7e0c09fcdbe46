# SPDX-License-Identifier: GPL-3.0-or-later
"""Values that are parts of datablocks (modifiers, nodes, sockets), which cannot be asked whether they are gone."""

from __future__ import annotations

from typing import Any

import bpy


def without_insides(value: Any) -> Any:  # noqa: ANN401 (whatever a script binds)
    """The value with nothing in place of such parts. It is for keeping only: who reads it has it made anew."""
    if isinstance(value, bpy.types.ID) or value is bpy.data or value is bpy.context:
        return value
    if isinstance(value, bpy.types.bpy_struct | bpy.types.bpy_prop_collection):
        return None
    if type(value) in (list, tuple, set, frozenset):
        return type(value)(without_insides(each) for each in value)
    if type(value) is dict:
        return {key: without_insides(each) for key, each in value.items()}
    return value
