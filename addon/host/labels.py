# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds room for the names of parts in a picture: beside the asset, near what they name, never overlapping."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from .sighting import GRID, Sighting

_STEP = 2
_RIM = 2  # cells along the picture's edge that stay free
_ROUNDS = 2  # after the first, each name knows where all others stand
_TRIALS = 1500  # of the cheapest places
_MOST = 24  # names in one picture; more would hide it
_DEAREST = 1.2  # a name that lies further, hides more or crosses other leaders is better left out

Spot = tuple[float, float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Label:
    """A name's place: fractions of the picture's edge, from its top left corner."""

    part: int
    place: Spot
    """What the leader points at."""
    box: Box
    """Left, top, right, bottom of the name's plate."""

    @property
    def anchor(self) -> Spot:
        """Where the leader leaves the plate: the point of it that is nearest to the place."""
        left, top, right, bottom = self.box
        return min(max(self.place[0], left), right), min(max(self.place[1], top), bottom)


def place_labels(sighting: Sighting, sizes: Mapping[int, Spot], reserved: Sequence[Box]) -> list[Label]:
    """Place plates of these sizes (width, height); a part for which no room is left gets none."""
    filled = np.zeros((GRID + 1, GRID + 1))
    filled[1:, 1:] = sighting.taken.cumsum(axis=0).cumsum(axis=1)
    labels: dict[int, Label] = {}
    named = list(sighting.places.items())[:_MOST]
    trials = {part: _candidates(filled, place, sizes[part]) for part, place in named}
    for _ in range(_ROUNDS):
        for part, place in named:
            labels.pop(part, None)
            spots = [spot for other, spot in named if other != part]
            best = _best(part, place, trials[part], reserved, list(labels.values()), spots)
            if best is not None:
                labels[part] = best
    return list(labels.values())


def _best(
    part: int,
    place: Spot,
    trials: Sequence[tuple[float, Box]],
    reserved: Sequence[Box],
    labels: Sequence[Label],
    spots: Sequence[Spot],
) -> Label | None:
    """The cheapest place that is free, given the other labels and the spots that they point at."""
    best, least = None, _DEAREST
    occupied = [*reserved, *(label.box for label in labels)]
    for cost, box in trials:
        if cost >= least:
            break  # sorted: what follows is no better even without a penalty
        label = Label(part, place, box)
        if any(_overlap(box, each) for each in occupied):
            continue
        cost += _disorder(label, labels, spots)
        if cost < least:
            best, least = label, cost
    return best


def _candidates(filled: np.ndarray, place: Spot, size: Spot) -> list[tuple[float, Box]]:
    """Boxes for a plate with what they cost: what they cover of the asset, and the way to the place."""
    wide, high = (int(np.ceil(edge * GRID)) + 1 for edge in size)
    if max(wide, high) > GRID - 2 * _RIM:
        return []
    tops, lefts = np.meshgrid(
        np.arange(_RIM, GRID - high - _RIM + 1, _STEP),
        np.arange(_RIM, GRID - wide - _RIM + 1, _STEP),
        indexing="ij",
    )
    covered = (
        filled[tops + high, lefts + wide]
        - filled[tops, lefts + wide]
        - filled[tops + high, lefts]
        + filled[tops, lefts]
    ) / (wide * high)
    x, y = place[0] * GRID, place[1] * GRID
    across = np.maximum(np.maximum(lefts - x, x - lefts - wide), 0)
    down = np.maximum(np.maximum(tops - y, y - tops - high), 0)
    way = np.hypot(across, down) / GRID
    cost = 0.8 * covered + way + np.where(way < 0.03, 0.5, 0.0)  # a plate upon what it names would hide it
    order = np.argsort(cost, axis=None)[:_TRIALS]
    return [
        (
            float(cost.flat[i]),
            (
                float(lefts.flat[i]) / GRID,
                float(tops.flat[i]) / GRID,
                float(lefts.flat[i]) / GRID + size[0],
                float(tops.flat[i]) / GRID + size[1],
            ),
        )
        for i in order
    ]


def _disorder(label: Label, labels: Sequence[Label], spots: Sequence[Spot]) -> float:
    """Leaders that cross each other or a plate, and a plate upon another part's place."""
    cost = 0.0
    for other in labels:
        cost += 1.0 * _cross(label.anchor, label.place, other.anchor, other.place)
        cost += 0.8 * _passes(label.anchor, label.place, other.box)
        cost += 0.8 * _passes(other.anchor, other.place, label.box)
    return cost + 0.5 * sum(_overlap(label.box, (*spot, *spot)) for spot in spots)


def _overlap(one: Box, other: Box, gap: float = 0.008) -> bool:
    return (
        one[0] < other[2] + gap
        and other[0] < one[2] + gap
        and one[1] < other[3] + gap
        and other[1] < one[3] + gap
    )


def _cross(a: Spot, b: Spot, c: Spot, d: Spot) -> bool:
    def side(p: Spot, q: Spot, r: Spot) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


def _passes(start: Spot, end: Spot, box: Box) -> bool:
    """Whether a line goes through a box: where it is between all four sides, from `enter` to `leave` of its way."""
    enter, leave = 0.0, 1.0
    for axis in (0, 1):
        way = end[axis] - start[axis]
        if way == 0:
            if not box[axis] < start[axis] < box[axis + 2]:
                return False
            continue
        near, far = sorted(((box[axis] - start[axis]) / way, (box[axis + 2] - start[axis]) / way))
        enter, leave = max(enter, near), min(leave, far)
    return enter < leave
