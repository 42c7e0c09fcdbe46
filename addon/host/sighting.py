# SPDX-License-Identifier: GPL-3.0-or-later
"""Where each part is seen in a view, read off the picture of its parts' colours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..core.palette import Colour

GRID = 128
"""Cells along a picture's edge."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """What is seen where: places are fractions of the picture's edge, from its top left corner."""

    taken: np.ndarray
    """GRID by GRID, true where something of the asset is seen."""
    places: dict[int, tuple[float, float]]
    """For each part that is seen, by its index: the middle of where it is broadest; the largest parts first."""


def sight(pixels: np.ndarray, palette: Sequence[Colour]) -> Sighting:
    """Read a picture of the parts, which holds nothing but their colours and the background."""
    size = pixels.shape[0]
    bytes_ = np.rint(pixels[..., :3] * 255).astype(np.int64)
    codes = bytes_ @ (1 << 16, 1 << 8, 1)
    known = {
        (red << 16) + (green << 8) + blue: i for i, (red, green, blue) in enumerate(c.rgb for c in palette)
    }
    taken = np.zeros((GRID, GRID), bool)
    found = []
    for code, count in zip(*np.unique(codes, return_counts=True), strict=True):
        part = known.get(int(code))
        if part is None:
            continue
        ys, xs = np.nonzero(codes == code)
        cells = np.zeros((GRID, GRID), bool)
        cells[ys * GRID // size, xs * GRID // size] = True
        taken |= cells
        found.append((int(count), part, _broadest(cells, ys, xs, size)))
    found.sort(reverse=True)
    return Sighting(taken, {part: place for _, part, place in found})


def _broadest(cells: np.ndarray, ys: np.ndarray, xs: np.ndarray, size: int) -> tuple[float, float]:
    """The pixel nearest to what is left of the cells when their rim is taken off again and again."""
    left = np.pad(cells, 1)
    while True:
        inner = left[1:-1, 1:-1]
        eaten = inner & left[:-2, 1:-1] & left[2:, 1:-1] & left[1:-1, :-2] & left[1:-1, 2:]
        if not eaten.any():
            break
        left = np.pad(eaten, 1)
    rows, columns = np.nonzero(left[1:-1, 1:-1])
    # Of several equally broad places the one nearest to their middle: symmetric parts are named in the middle.
    middle = np.argmin((rows - rows.mean()) ** 2 + (columns - columns.mean()) ** 2)
    row, column = ((rows[middle] + 0.5) * size / GRID, (columns[middle] + 0.5) * size / GRID)
    pixel = np.argmin((ys - row) ** 2 + (xs - column) ** 2)
    return (float(xs[pixel]) + 0.5) / size, (float(ys[pixel]) + 0.5) / size
