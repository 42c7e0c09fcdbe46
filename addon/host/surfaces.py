# SPDX-License-Identifier: GPL-3.0-or-later
"""All that is seen of the parts, with modifiers and instances, as plain arrays in world space."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import bpy
import numpy as np
from mathutils import Vector

from ..core.errors import HostError
from .arrays import rows
from .scene_parts import SURFACES, Holders, ScenePart


@dataclass(frozen=True, slots=True)
class Surfaces:
    """Triangles: (m, 3) indices into the (n, 3) `positions`, an (m, 3, 3) normal for each corner, and whose each is."""

    positions: np.ndarray
    triangles: np.ndarray
    normals: np.ndarray
    part: np.ndarray
    """For each triangle the index of its part among the names."""
    names: list[str]
    """Of the parts that have a surface."""

    @property
    def low(self) -> Vector:
        """The corner of the box around all where the coordinates are least."""
        return Vector(self.positions.min(axis=0))

    @property
    def high(self) -> Vector:
        """The opposite corner."""
        return Vector(self.positions.max(axis=0))

    @property
    def corners(self) -> np.ndarray:
        """The position of each triangle's corners, (m, 3, 3)."""
        return self.positions[self.triangles]


def surfaces(depsgraph: bpy.types.Depsgraph, parts: Sequence[ScenePart]) -> Surfaces:
    """Gather the triangles of all parts."""
    holders = Holders(parts)
    pieces: list[_Piece] = []
    owners: list[str] = []
    for instance in depsgraph.object_instances:
        part, holder = holders.of(instance)
        piece = _piece(instance) if part is not None and _is_seen(instance, holder) else None
        if piece is not None:
            pieces.append(piece)
            owners.append(part.name)
    if not pieces:
        raise HostError("There is no surface to look at. Give a part some geometry first.")
    with_surface = set(owners)
    names = [part.name for part in parts if part.name in with_surface]
    number = {name: index for index, name in enumerate(names)}
    starts = np.cumsum([0, *(len(piece.positions) for piece in pieces)])
    counts = [len(piece.triangles) for piece in pieces]
    return Surfaces(
        np.concatenate([piece.positions for piece in pieces]),
        np.concatenate([piece.triangles + start for piece, start in zip(pieces, starts, strict=False)]),
        np.concatenate([piece.normals for piece in pieces]),
        np.repeat([number[owner] for owner in owners], counts),
        names,
    )


def _is_seen(instance: bpy.types.DepsgraphObjectInstance, holder: bpy.types.Object) -> bool:
    if instance.object.type not in SURFACES or not instance.show_self:
        return False
    # A collection spreads what is to be rendered only; geometry nodes spread hidden objects too.
    return holder.instance_type != "COLLECTION" or not instance.object.original.hide_render


@dataclass(frozen=True, slots=True)
class _Piece:
    """One object's or instance's own."""

    positions: np.ndarray
    triangles: np.ndarray
    normals: np.ndarray


def _piece(instance: bpy.types.DepsgraphObjectInstance) -> _Piece | None:
    mesh = instance.object.to_mesh()
    try:
        if mesh is None or not len(mesh.vertices):
            return None
        mesh.calc_loop_triangles()
        matrix = np.array(instance.matrix_world)
        linear = matrix[:3, :3]
        positions = rows(mesh.vertices, "co", 3, np.float32) @ linear.T + matrix[:3, 3]
        triangles = rows(mesh.loop_triangles, "vertices", 3, np.int32)
        loops = rows(mesh.loop_triangles, "loops", 3, np.int32)
        # Normals go with the cofactors, which unlike the inverse are there for flattened objects too.
        normals = rows(mesh.corner_normals, "vector", 3, np.float32) @ _cofactors(linear).T
        normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-20)
        return _Piece(positions, triangles, normals[loops])
    finally:
        instance.object.to_mesh_clear()


def _cofactors(linear: np.ndarray) -> np.ndarray:
    x, y, z = linear.T
    turned = np.array([np.cross(y, z), np.cross(z, x), np.cross(x, y)]).T
    # In a mirrored object they point inwards.
    return -turned if np.linalg.det(linear) < 0 else turned
