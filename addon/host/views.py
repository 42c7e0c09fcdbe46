# SPDX-License-Identifier: GPL-3.0-or-later
"""The directions from which an asset is looked at, and how far away the camera stands."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from mathutils import Matrix, Vector

LENS_ANGLE = math.radians(28)
"""A long lens: little distortion, as product photographs have."""


@dataclass(frozen=True, slots=True)
class View:
    """A direction: degrees around Z from the front, which faces -Y, and degrees above the ground."""

    name: str
    azimuth: float
    elevation: float
    measured: bool = False
    """Drawn without perspective, so that lengths can be read off."""


VIEWS = (
    View("three-quarter", -32, 20),
    View("front", 0, 0, measured=True),
    View("right", 90, 0, measured=True),
    View("back", 180, 0, measured=True),
    View("top", 0, 90, measured=True),
    View("left", -90, 0, measured=True),
    View("three-quarter back", 148, 24),
    View("from above", 35, 52),
    View("from below", -32, -25),
    View("bottom", 0, -90, measured=True),
)
"""The first N are drawn where N are asked for."""


@dataclass(frozen=True, slots=True)
class Standpoint:
    """Where the camera stands for a view."""

    matrix: Matrix
    span: float
    """Metres that the picture's edge spans; of a perspective view, at the asset's middle."""
    clip: tuple[float, float]
    """Distances from the camera between which all that is to be seen lies."""
    angle: float = LENS_ANGLE
    """Of the lens, where there is perspective."""


def aim(azimuth: float, elevation: float) -> Matrix:
    """The camera's axes as columns (right, up, towards it) for a direction in degrees."""
    return Matrix.Rotation(math.radians(azimuth), 3, "Z") @ Matrix.Rotation(
        math.radians(90 - elevation), 3, "X"
    )


def standpoint(view: View, points: np.ndarray, margin: float = 1.12) -> Standpoint:
    """Place the camera so that all points, an (n, 3) array in world space, just fit the square picture."""
    turn = aim(view.azimuth, view.elevation)
    axes = np.array(turn)  # columns: right, up, towards the camera
    centre = (points.min(axis=0) + points.max(axis=0)) / 2
    local = (points - centre) @ axes
    if view.measured:
        low, high = local.min(axis=0), local.max(axis=0)
        half = max(float((high - low)[:2].max()) / 2, 1e-4)
        distance, span = float(high[2]) + 4 * half + 1, 2 * half * margin
    else:
        # A point is in the picture where its offset from the middle is at most its distance times the slope;
        # the middle and the distance at which this just holds for all follow from the outermost cones.
        slope = math.tan(LENS_ANGLE / 2) / margin
        low = (local[:, :2] - local[:, 2:] * slope).min(axis=0)
        high = (local[:, :2] + local[:, 2:] * slope).max(axis=0)
        distance = max(float((high - low).max()) / (2 * slope), float(local[:, 2].max()) + 1e-4)
        span = 2 * distance * math.tan(LENS_ANGLE / 2)
    middle = (low + high) / 2
    target = centre + axes[:, 0] * middle[0] + axes[:, 1] * middle[1]
    place = Vector(target + axes[:, 2] * distance)
    nearest, furthest = distance - float(local[:, 2].max()), distance - float(local[:, 2].min())
    # A wide margin behind, for the backdrop, which stands further than the asset.
    clip = (nearest / 2, max(furthest * 2, span * 1000))
    return Standpoint(Matrix.Translation(place) @ turn.to_4x4(), span, clip)
