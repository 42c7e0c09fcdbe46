# SPDX-License-Identifier: GPL-3.0-or-later
"""The asset as it is seen: evaluated meshes of its parts, for the engine to measure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import bpy
import numpy as np

from .alone import alone
from .arrays import numbers, rows
from .scene_parts import SURFACES, Holders, ScenePart, scene_parts

_MOST_SIMPLE = 4  # corners of a face that is no n-gon


def inspect(request: Mapping[str, Any]) -> dict[str, Any]:
    """Meshes of all objects that would be rendered, with modifiers and instances, in world space."""
    bpy.context.view_layer.update()
    members = scene_parts(request)
    hidden = any(not each.visible_get() for part in members for each in part.objects)
    if not hidden:
        return {"parts": _meshes(bpy.context.evaluated_depsgraph_get(), members)}
    with alone(each for part in members for each in part.objects) as layer:
        return {"parts": _meshes(layer.depsgraph, members)}


def _meshes(depsgraph: bpy.types.Depsgraph, members: list[ScenePart]) -> list[dict[str, Any]]:
    holders = Holders(members)
    parts = []
    for instance in depsgraph.object_instances:
        part, holder = holders.of(instance)
        if part is not None and instance.object.type in SURFACES:
            found = _mesh_of(instance, part.name, holder)
            if found is not None:
                parts.append(found)
    return parts


def _mesh_of(
    instance: bpy.types.DepsgraphObjectInstance, part: str, holder: bpy.types.Object
) -> dict[str, Any] | None:
    evaluated = instance.object
    mesh = evaluated.to_mesh()
    try:
        if mesh is None or len(mesh.vertices) == 0:
            return None
        mesh.calc_loop_triangles()
        matrix = np.array(instance.matrix_world)
        corners, ends = _ngons(mesh)
        return {
            "part": part,
            "object": holder.name,
            "materials": [slot.material.name if slot.material else "" for slot in evaluated.material_slots],
            "positions": _positions(mesh, matrix),
            "triangles": _triangles(mesh, mirrored=np.linalg.det(matrix[:3, :3]) < 0),
            "slots": numbers(mesh.loop_triangles, "material_index"),
            "ngon_corners": corners,
            "ngon_ends": ends,
            "frame": _frame(holder),
        }
    finally:
        evaluated.to_mesh_clear()


def _positions(mesh: bpy.types.Mesh, matrix: np.ndarray) -> np.ndarray:
    placed = rows(mesh.vertices, "co", 3, np.float32) @ matrix[:3, :3].T + matrix[:3, 3]
    return np.ascontiguousarray(placed, np.float32)


def _triangles(mesh: bpy.types.Mesh, mirrored: bool) -> np.ndarray:
    corners = rows(mesh.loop_triangles, "vertices", 3, np.int32)
    # A mirrored object shows the other side of its faces; their corners turn round with it.
    return np.ascontiguousarray(corners[:, ::-1]) if mirrored else corners


def _ngons(mesh: bpy.types.Mesh) -> tuple[np.ndarray, np.ndarray]:
    """Vertices of the faces of more than four corners, one after another, and where each of them ends."""
    starts, totals = numbers(mesh.polygons, "loop_start"), numbers(mesh.polygons, "loop_total")
    wanted = totals > _MOST_SIMPLE
    starts, totals = starts[wanted], totals[wanted]
    ends = np.cumsum(totals, dtype=np.int32)
    # Counts on from each face's first loop.
    loops = np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts - (ends - totals), totals)
    return numbers(mesh.loops, "vertex_index")[loops], ends


def _frame(each: bpy.types.Object) -> dict[str, Any]:
    """How the object stands in the scene."""
    root = each
    while root.parent is not None:
        root = root.parent
    parent_scale = each.parent.matrix_world.to_scale() if each.parent else (1.0, 1.0, 1.0)
    return {
        "parent": each.parent.name if each.parent else "",
        "scale": list(each.scale),
        "parent_scale": list(parent_scale),
        "collection": each.users_collection[0].name if each.users_collection else "",
        "root": root.name,
    }
