# SPDX-License-Identifier: GPL-3.0-or-later
"""How parts are moved in the world by changing their objects' own locations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import bpy
from mathutils import Vector

from .ownership import find_owned, part_name
from .parents import hangs_from


def local_moves(request: Mapping[str, Any]) -> dict[str, Any]:
    """For the topmost objects of `parts`, what to add to their locations so that all goes by `move`."""
    bpy.context.view_layer.update()
    wanted = set(request["parts"])
    objects = [
        owned.datablock
        for owned in find_owned(request["asset"])
        if owned.kind == "objects" and part_name(owned.cell) in wanted
    ]
    moved, move = set(objects), Vector(request["move"])
    return {
        "objects": [
            {"name": each.name, "by": list(_in_parents_terms(each, move))}
            for each in objects
            if not hangs_from(each, moved)
        ]
    }


def _in_parents_terms(each: bpy.types.Object, move: Vector) -> Vector:
    if each.parent is None:
        return move
    # The parent's space, whatever the kind of parenting, from where the object stands and what places it there.
    space = each.matrix_world @ each.matrix_basis.inverted_safe()
    return space.to_3x3().inverted_safe() @ move
