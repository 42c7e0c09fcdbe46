# SPDX-License-Identifier: GPL-3.0-or-later
"""A plaster cast of the asset: one mesh of ours of all that is seen, whose corners can be painted.

Depth and normals run evenly across a triangle, so painted corners give them exactly, and nothing of the
artist's needs another material or colour for it.
"""

from __future__ import annotations

from collections.abc import Sequence

import bpy
import numpy as np
from mathutils import Matrix

from ..core.palette import Colour
from .surfaces import Surfaces

NEAREST, FURTHEST = 1.0, 55 / 255
"""The greys of a depth picture; black is where nothing is."""


class Cast:
    """The mesh and its object, which the caller puts into a scene."""

    def __init__(self, seen: Surfaces) -> None:
        self.surfaces = seen
        count = len(seen.triangles)
        mesh = bpy.data.meshes.new("maquette cast")
        mesh.vertices.add(len(seen.positions))
        mesh.vertices.foreach_set("co", np.ascontiguousarray(seen.positions, np.float32).ravel())
        mesh.loops.add(3 * count)
        mesh.loops.foreach_set("vertex_index", np.ascontiguousarray(seen.triangles, np.int32).ravel())
        mesh.polygons.add(count)
        mesh.polygons.foreach_set("loop_start", np.arange(0, 3 * count, 3, dtype=np.int32))
        mesh.update(calc_edges=True)
        self._paint = mesh.color_attributes.new("maquette paint", "FLOAT_COLOR", "CORNER")
        mesh.color_attributes.active_color = self._paint
        mesh.color_attributes.render_color_index = 0
        self._mesh = mesh
        self.object = bpy.data.objects.new("maquette cast", mesh)

    def paint_parts(self, palette: Sequence[Colour]) -> None:
        """Each part in its flat colour."""
        table = np.array([colour.rgb for colour in palette], np.float32) / 255
        self._apply(np.repeat(table[self.surfaces.part][:, None], 3, axis=1))

    def paint_depth(self, camera: Matrix) -> tuple[float, float]:
        """Grey by distance along the line of sight, near bright; returns the nearest and furthest in metres."""
        axes, place = _axes(camera)
        depth = (place - self.surfaces.corners) @ axes[:, 2]
        near, far = float(depth.min()), float(depth.max())
        grey = NEAREST + (depth - near) / max(far - near, 1e-9) * (FURTHEST - NEAREST)
        self._apply(np.repeat(grey[..., None], 3, axis=2))
        return near, far

    def paint_normals(self, camera: Matrix) -> None:
        """Red to the right, green up, blue towards the camera: half the normal plus a half."""
        axes, _ = _axes(camera)
        self._apply(self.surfaces.normals @ axes / 2 + 0.5)

    def _apply(self, colours: np.ndarray) -> None:
        opaque = np.ones((*colours.shape[:2], 4), np.float32)
        opaque[..., :3] = colours
        self._paint.data.foreach_set("color", opaque.ravel())
        self._mesh.update()
        self.object.update_tag()


def _axes(camera: Matrix) -> tuple[np.ndarray, np.ndarray]:
    """The camera's right, up and backward axes as columns, and its place."""
    matrix = np.array(camera)
    return matrix[:3, :3], matrix[:3, 3]
