# SPDX-License-Identifier: GPL-3.0-or-later
"""The asset as it is seen: evaluated meshes of its parts, for the engine to measure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import bpy
import numpy as np

from .ownership import Owned, find_owned, part_name

SURFACES = frozenset({"MESH", "CURVE", "SURFACE", "FONT", "META"})


def inspect(request: Mapping[str, Any]) -> dict[str, Any]:
    """Meshes of all objects that would be rendered, with modifiers and instances, in world space."""
    bpy.context.view_layer.update()
    depsgraph = bpy.context.evaluated_depsgraph_get()
    owners = {
        owned.datablock.session_uid: owned
        for owned in find_owned(request["asset"])
        if owned.kind == "objects" and not owned.datablock.hide_render
    }
    parts = []
    for instance in depsgraph.object_instances:
        # What an instancer spreads out belongs to the part that holds the instancer.
        holder = instance.parent if instance.is_instance else instance.object
        owned = owners.get(holder.original.session_uid)
        if owned is not None and instance.object.type in SURFACES:
            found = _mesh_of(instance, owned)
            if found is not None:
                parts.append(found)
    return {"parts": parts}


def _mesh_of(instance: bpy.types.DepsgraphObjectInstance, owned: Owned) -> dict[str, Any] | None:
    evaluated = instance.object
    mesh = evaluated.to_mesh()
    try:
        if mesh is None or len(mesh.vertices) == 0:
            return None
        mesh.calc_loop_triangles()
        matrix = np.array(instance.matrix_world)
        return {
            "part": part_name(owned.cell),
            "object": owned.datablock.name,
            "materials": [slot.material.name for slot in evaluated.material_slots if slot.material],
            "positions": _positions(mesh, matrix),
            "triangles": _triangles(mesh, mirrored=np.linalg.det(matrix[:3, :3]) < 0),
        }
    finally:
        evaluated.to_mesh_clear()


def _positions(mesh: bpy.types.Mesh, matrix: np.ndarray) -> np.ndarray:
    local = np.empty(len(mesh.vertices) * 3, np.float32)
    mesh.vertices.foreach_get("co", local)
    placed = local.reshape(-1, 3) @ matrix[:3, :3].T + matrix[:3, 3]
    return np.ascontiguousarray(placed, np.float32)


def _triangles(mesh: bpy.types.Mesh, mirrored: bool) -> np.ndarray:
    corners = np.empty(len(mesh.loop_triangles) * 3, np.int32)
    mesh.loop_triangles.foreach_get("vertices", corners)
    corners = corners.reshape(-1, 3)
    # A mirrored object shows the other side of its faces; their corners turn round with it.
    return np.ascontiguousarray(corners[:, ::-1]) if mirrored else corners
