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


def standpoint(view: View, points: np.ndarray, margin: float = 1.12) -> Standpoint:
    """Place the camera so that all points, an (n, 3) array in world space, just fit the square picture."""
    turn = Matrix.Rotation(math.radians(view.azimuth), 3, "Z") @ Matrix.Rotation(
        math.radians(90 - view.elevation), 3, "X"
    )
    axes = np.array(turn)  # columns: right, up, towards the camera
    centre = (points.min(axis=0) + points.max(axis=0)) / 2
    local = (points - centre) @ axes
    # Centred on what is seen, not on the box, whose middle can lie elsewhere in a tilted view.
    middle = (local.min(axis=0) + local.max(axis=0)) / 2
    local[:, :2] -= middle[:2]
    half = max(float(np.abs(local[:, :2]).max()), 1e-4)
    target = centre + axes[:, 0] * middle[0] + axes[:, 1] * middle[1]
    if view.measured:
        distance = float(local[:, 2].max()) + 4 * half + 1
        span = 2 * half * margin
    else:
        reach = np.abs(local[:, :2]).max(axis=1) * margin / math.tan(LENS_ANGLE / 2)
        distance = float((reach + local[:, 2]).max())
        span = 2 * distance * math.tan(LENS_ANGLE / 2)
    place = Vector(target + axes[:, 2] * distance)
    return Standpoint(Matrix.Translation(place) @ turn.to_4x4(), span)
