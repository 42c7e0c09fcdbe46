# SPDX-License-Identifier: GPL-3.0-or-later
"""From where a place of the asset is looked at closely: where least stands before it, and gaps stand open."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from mathutils import Vector
from mathutils.bvhtree import BVHTree

from ..core.errors import HostError
from .surfaces import Surfaces
from .views import Standpoint, aim

_LENS_ANGLE = math.radians(14)  # longer than for whole views: what is nearer must not hide a gap
_ELEVATIONS = (18, 0, 38, 60, -18, 80)  # pleasant ones first
_AZIMUTHS = range(-180, 180, 15)

_Spot = tuple[Vector, Vector]
"""A point of a surface and the normal there."""


@dataclass(frozen=True, slots=True)
class Closeup:
    """A place to look at."""

    title: str
    at: Vector
    radius: float
    """Metres around the place that are to be seen."""
    parts: tuple[str, ...] = ()
    """Between which parts it lies; where none are named, the two nearest."""


def read_closeups(found: Sequence[Mapping[str, Any]]) -> list[Closeup]:
    """The close-ups that a request names."""
    closeups = []
    for number, each in enumerate(found, 1):
        at, radius = each.get("at"), each.get("radius")
        if not _is_numbers(at, 3) or not _is_numbers([radius], 1) or radius <= 0:
            raise HostError(
                f'Close-up {number} needs "at", three numbers in metres, and "radius", metres above 0.'
            )
        title = str(each.get("title") or f"close-up {number}")
        closeups.append(Closeup(title, Vector(at), float(radius), tuple(each.get("parts", ()))))
    return closeups


def _is_numbers(values: object, count: int) -> bool:
    return (
        isinstance(values, Sequence)
        and len(values) == count
        and all(isinstance(value, int | float) and math.isfinite(value) for value in values)
    )


class Surroundings:
    """The asset's surfaces, ready to be asked what hides what."""

    def __init__(self, seen: Surfaces) -> None:
        self._trees: dict[str, BVHTree] = {}
        for index, name in enumerate(seen.names):
            triangles = seen.triangles[seen.part == index]
            if len(triangles):
                used, renumbered = np.unique(triangles, return_inverse=True)
                faces = renumbered.reshape(-1, 3)
                self._trees[name] = BVHTree.FromPolygons(seen.positions[used].tolist(), faces.tolist())

    def standpoint(self, closeup: Closeup) -> Standpoint:
        """The best place for the camera; what still stands before the place is cut away."""
        nearest = self._nearest(closeup)
        # A little off the surfaces, which else would hide their own points from square views.
        ends = [point.lerp(closeup.at, 0.1) for point, _ in nearest]
        distance = closeup.radius / math.sin(_LENS_ANGLE / 2)
        best, best_score, best_free = None, -math.inf, 0.0
        for rank, elevation in enumerate(_ELEVATIONS):
            for azimuth in _AZIMUTHS:
                turn = aim(azimuth, elevation)
                towards = turn.col[2]
                free = self._free(closeup.at, towards, distance, closeup.radius)
                around = [self._free(end, towards, distance, closeup.radius) for end in ends]
                score = (
                    4 * free + sum(around) / max(len(around), 1) + 2 * _squareness(nearest, towards, closeup)
                )
                score -= 0.06 * rank + 0.1 * abs(math.sin(math.radians(azimuth + 32) / 2))
                if score > best_score + 1e-6:
                    best, best_score, best_free = turn, score, free
        place = closeup.at + best.col[2] * distance
        # Beyond the free way something stands before the place: the camera sees from there on only.
        start = distance * (1 - 0.98 * best_free) if best_free < 1 else distance / 50
        matrix = best.to_4x4()
        matrix.translation = place
        span = 2 * distance * math.tan(_LENS_ANGLE / 2)
        return Standpoint(matrix, span, (start, distance * 1000), _LENS_ANGLE)

    def _nearest(self, closeup: Closeup) -> list[_Spot]:
        """The spots of the two parts between which the place lies, if they are in the picture."""
        named = [name for name in closeup.parts if name in self._trees]
        found = []
        for name in named if len(named) >= 2 else self._trees:
            point, normal, _, distance = self._trees[name].find_nearest(closeup.at)
            if point is not None and distance < closeup.radius:
                found.append((distance, (point, normal)))
        return [spot for _, spot in sorted(found, key=lambda pair: pair[0])[:2]]

    def _free(self, start: Vector, towards: Vector, distance: float, radius: float) -> float:
        """How much of the way to the camera is free, from 0 to 1."""
        origin = start + towards * radius * 1e-3
        free = distance
        for tree in self._trees.values():
            hit, _, _, length = tree.ray_cast(origin, towards, free)
            if hit is not None:
                free = min(free, length)
        return free / distance


def _squareness(nearest: Sequence[_Spot], towards: Vector, closeup: Closeup) -> float:
    """1 where a gap is looked at square to it, or a surface straight on."""
    if not nearest:
        return 0.0
    gap = nearest[-1][0] - nearest[0][0]
    if gap.length > closeup.radius * 1e-4:
        return math.sqrt(max(0.0, 1 - gap.normalized().dot(towards) ** 2))
    return max(0.0, nearest[0][1].dot(towards))
