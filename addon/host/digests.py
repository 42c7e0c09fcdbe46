# SPDX-License-Identifier: GPL-3.0-or-later
"""Stand-ins for Python values that differ once a value was changed in place."""

from __future__ import annotations

import random
import types
from typing import Any

import bmesh
import bpy
import mathutils
import numpy as np

_VECTORS = (mathutils.Vector, mathutils.Quaternion, mathutils.Euler, mathutils.Color)
_STATELESS = (type, types.ModuleType, types.FunctionType)
_LONGEST_ARRAY = 1 << 20  # bytes


def digest(value: Any, budget: int = 2000) -> Any:  # noqa: ANN401 (whatever a script binds)
    """The stand-in for a value; of a very long or deep one the first items count.

    Datablocks are told by identity only: what they hold has fingerprints of its own.
    """
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, list | tuple):
        return len(value), [digest(each, budget // 10) for each in value[:budget]]
    if isinstance(value, dict):
        items = list(value.items())[:budget]
        return len(value), [(digest(key, 1), digest(each, budget // 10)) for key, each in items]
    if isinstance(value, set | frozenset):
        return len(value), sorted(map(repr, value)) if len(value) <= budget else None
    if isinstance(value, mathutils.Matrix):
        return [tuple(row) for row in value]
    if isinstance(value, _VECTORS):
        return None if value.owner is not None else tuple(value)
    if isinstance(value, np.ndarray):
        return value.shape, value.tobytes() if value.nbytes <= _LONGEST_ARRAY else None
    if isinstance(value, random.Random):
        return value.getstate()
    if isinstance(value, np.random.Generator):
        return repr(value.bit_generator.state)
    if isinstance(value, bmesh.types.BMesh):
        return (len(value.verts), len(value.edges), len(value.faces)) if value.is_valid else None
    if isinstance(value, bpy.types.bpy_struct):
        return id(value)  # it may have been removed, and then cannot be asked for anything
    inside = getattr(value, "__dict__", None)
    if isinstance(inside, dict) and not isinstance(value, _STATELESS):
        return id(value), digest(inside, budget // 10)
    return id(value)
