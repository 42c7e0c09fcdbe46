# SPDX-License-Identifier: GPL-3.0-or-later
"""The points, faces and attributes of meshes, curves and their like as bytes to compare."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import bpy
import numpy as np

from .arrays import rows
from .rna import plain, values_of
from .unordered import mesh_facts

KINDS = tuple(
    getattr(bpy.types, name)
    for name in ("Mesh", "Curve", "MetaBall", "Lattice", "Armature", "Curves", "PointCloud")
    if hasattr(bpy.types, name)
)

_READ_AS = {  # how each kind of attribute is read: property, numbers an element, their type
    "FLOAT": ("value", 1, np.float32),
    "INT": ("value", 1, np.int32),
    "INT8": ("value", 1, np.int32),
    "BOOLEAN": ("value", 1, bool),
    "FLOAT_VECTOR": ("vector", 3, np.float32),
    "FLOAT2": ("vector", 2, np.float32),
    "FLOAT_COLOR": ("color", 4, np.float32),
    "BYTE_COLOR": ("color", 4, np.float32),
    "QUATERNION": ("value", 4, np.float32),
    "FLOAT4X4": ("value", 16, np.float32),
    "INT16_2D": ("value", 2, np.int32),
    "INT32_2D": ("value", 2, np.int32),
}
_WORKING_STATE = (".select", ".hide", ".uv_select", ".pn.", ".es.", ".vs.")
_BEZIER = (("co", 3), ("handle_left", 3), ("handle_right", 3), ("radius", 1), ("tilt", 1))
_POINT = (("co", 4), ("radius", 1), ("tilt", 1), ("weight", 1))


def facts(data: bpy.types.ID, exact: bool) -> Iterator[Any]:
    """What tells one shape from another; unless `exact`, a mesh may be numbered in any order."""
    if isinstance(data, bpy.types.Mesh) and not exact:
        found = {name: (domain, rounded(values)) for name, (domain, values) in attributes(data)}
        yield [(name, domain) for name, (domain, _) in found.items()]
        yield from mesh_facts(data, found)
    elif hasattr(data, "attributes"):
        for name, (domain, values) in attributes(data):
            yield name, domain
            yield values.tobytes()
    if isinstance(data, bpy.types.Mesh):
        yield rows(data.polygons, "loop_start", 1, np.int32).tobytes() if exact else len(data.polygons)
        yield from shape_keys(data)
    if isinstance(data, bpy.types.Curve):
        yield from _splines(data)
    elif isinstance(data, bpy.types.MetaBall):
        yield [values_of(element) for element in data.elements]
    elif isinstance(data, bpy.types.Lattice):
        yield rows(data.points, "co_deform", 3, np.float32).tobytes()
    elif isinstance(data, bpy.types.Armature):
        for bone in data.bones:
            yield bone.name, plain(bone.head_local), plain(bone.tail_local), bone.parent and bone.parent.name


def rounded(values: np.ndarray) -> np.ndarray:
    """Numbers as whole ones, floats of 0.01 mm, so that 0.0 and -0.0 are one."""
    if values.dtype.kind != "f":
        return values.astype(np.int64)
    return np.clip(np.rint(values.astype(np.float64) * 1e5), -9e18, 9e18).astype(np.int64)


def weights(mesh: bpy.types.Mesh) -> bytes:
    """The vertices' weights in the object's groups."""
    listed = [
        (vertex.index, element.group, round(element.weight, 4))
        for vertex in mesh.vertices
        for element in vertex.groups
    ]
    return repr(listed).encode()


def attributes(data: Any) -> Iterator[tuple[str, tuple[str, np.ndarray]]]:  # noqa: ANN401 (any geometry)
    """The named values on a geometry's elements: domain and values, but for what is being worked on."""
    for attribute in sorted(data.attributes, key=lambda each: each.name):
        if attribute.data_type in _READ_AS and not attribute.name.startswith(_WORKING_STATE):
            values = rows(attribute.data, *_READ_AS[attribute.data_type])
            yield attribute.name, (attribute.domain, values)


def _splines(curve: bpy.types.Curve) -> Iterator[Any]:
    for spline in curve.splines:
        yield values_of(spline, frozenset({"points", "bezier_points"}))
        for points, names in ((spline.bezier_points, _BEZIER), (spline.points, _POINT)):
            for name, width in names if len(points) else ():
                yield rows(points, name, width, np.float32).tobytes()
        yield [(point.handle_left_type, point.handle_right_type) for point in spline.bezier_points]
    if isinstance(curve, bpy.types.TextCurve):
        yield [values_of(box) for box in curve.text_boxes]


def shape_keys(mesh: bpy.types.Mesh) -> Iterator[Any]:
    """The shapes that a mesh can take besides its own."""
    for key in mesh.shape_keys.key_blocks if mesh.shape_keys else ():
        yield key.name, round(key.value, 5), rows(key.data, "co", 3, np.float32).tobytes()
