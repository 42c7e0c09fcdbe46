# SPDX-License-Identifier: GPL-3.0-or-later
"""A mesh told by what it is, whatever the order in which its vertices, edges and faces are numbered.

Scripts that keep BMesh elements in sets number them by their addresses in memory, so that even two clean runs
differ in the order, and in nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import bpy
import numpy as np

from .arrays import numbers, rows

_TOPOLOGY = frozenset({"position", ".edge_verts", ".corner_vert", ".corner_edge"})


def mesh_facts(mesh: bpy.types.Mesh, attributes: dict[str, tuple[str, np.ndarray]]) -> Iterator[Any]:
    """Facts of a mesh, given its attributes as name -> (domain, whole numbers by element)."""
    places = attributes["position"][1] if "position" in attributes else np.zeros((0, 3), np.int64)
    more = {
        domain: [
            values
            for name, (where, values) in sorted(attributes.items())
            if where == domain and name not in _TOPOLOGY
        ]
        for domain in ("POINT", "EDGE", "FACE", "CORNER")
    }
    points = np.concatenate([places, *more["POINT"]], axis=1)
    _, rank = np.unique(places, axis=0, return_inverse=True)
    rank = rank.reshape(-1)
    yield _sorted(points)
    yield _sorted(np.concatenate([_edges(mesh, rank), *more["EDGE"]], axis=1))
    corner_ranks = rank[numbers(mesh.loops, "vertex_index")]
    corners = np.concatenate([corner_ranks[:, None], *more["CORNER"]], axis=1)
    faces = np.concatenate([np.zeros((len(mesh.polygons), 0), np.int64), *more["FACE"]], axis=1)
    yield from _faces(mesh, corners, faces)


def _edges(mesh: bpy.types.Mesh, rank: np.ndarray) -> np.ndarray:
    return np.sort(rank[rows(mesh.edges, "vertices", 2, np.int32)], axis=1)


def _faces(mesh: bpy.types.Mesh, corners: np.ndarray, faces: np.ndarray) -> Iterator[Any]:
    """Faces by their number of corners, each from its first vertex in the order of places."""
    starts, sizes = numbers(mesh.polygons, "loop_start"), numbers(mesh.polygons, "loop_total")
    for size in np.unique(sizes):
        chosen = np.flatnonzero(sizes == size)
        around = starts[chosen][:, None] + np.arange(size)
        first = np.argmin(corners[around, 0], axis=1)
        around = np.take_along_axis(around, (first[:, None] + np.arange(size)) % size, axis=1)
        yield int(size)
        yield _sorted(np.concatenate([corners[around].reshape(len(chosen), -1), faces[chosen]], axis=1))


def _sorted(rows: np.ndarray) -> bytes:
    """The rows as bytes, in an order of their own."""
    rows = np.ascontiguousarray(rows)
    if rows.size == 0:
        return str(rows.shape).encode()
    return np.sort(rows.view(np.dtype((np.void, rows.dtype.itemsize * rows.shape[1]))), axis=0).tobytes()
