# SPDX-License-Identifier: GPL-3.0-or-later
"""What an artist may change in a blueprint before it is built: a part's name, its size, how many there are."""

from __future__ import annotations

import copy
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Blueprint = dict[str, Any]
Vector = Sequence[float]


@dataclass(frozen=True, slots=True)
class PartEdit:
    """What a part is to be; `was` is its name in the blueprint, and an empty `name` takes it out."""

    was: str
    name: str
    size: tuple[float, float, float]
    count: int


def edited(blueprint: Blueprint, edits: Sequence[PartEdit]) -> Blueprint:
    """The blueprint with the edits done; parts without one stay as they are.

    What is changed is told in the part's description as well, because the coders build by that, and shared
    measures of the layout may still say otherwise.
    """
    result = copy.deepcopy(blueprint)
    before = copy.deepcopy(result["parts"])
    by_name = {part["name"]: part for part in result["parts"]}
    for edit in edits:
        part = by_name[edit.was]
        if edit.name:
            _resize(part, edit.size)
            _recount(part, edit.count)
    _rename(result, {edit.was: edit.name.strip().lower() for edit in edits if edit.name != edit.was})
    if [part["boxes"] for part in before] != [part["boxes"] for part in result["parts"]]:
        result["size"] = _whole(result["parts"])
    return result


def size_of(part: dict[str, Any]) -> tuple[float, float, float]:
    """The size of one of the part's pieces, in metres."""
    return tuple(part["boxes"][0]["size"])


def _whole(parts: Sequence[dict[str, Any]]) -> list[float]:
    """The size of all boxes together."""
    boxes = [box for part in parts for box in part["boxes"]]
    return [
        round(
            max(box["centre"][axis] + box["size"][axis] / 2 for box in boxes)
            - min(box["centre"][axis] - box["size"][axis] / 2 for box in boxes),
            4,
        )
        for axis in range(3)
    ]


def _resize(part: dict[str, Any], size: Vector) -> None:
    before = size_of(part)
    if all(math.isclose(a, b, abs_tol=5e-4) for a, b in zip(before, size, strict=True)):
        return
    factors = [new / old if old else 1.0 for new, old in zip(size, before, strict=True)]
    for box in part["boxes"]:
        box["size"] = [round(edge * factor, 4) for edge, factor in zip(box["size"], factors, strict=True)]
    told = " x ".join(f"{edge:.3g}" for edge in size)
    part["description"] += f" The artist wants it {told} m in size, whatever the layout says."


def _recount(part: dict[str, Any], count: int) -> None:
    boxes = part["boxes"]
    if count == len(boxes) or count < 1:
        return
    centres = [box["centre"] for box in boxes]
    spots = _ring(centres, count) if len(boxes) > 2 and _is_ring(centres) else _row(centres, count)
    part["boxes"] = [{"centre": spot, "size": list(boxes[0]["size"])} for spot in spots]
    part["description"] += f" The artist wants {count} of them, whatever the layout says."


def _is_ring(centres: Sequence[Vector]) -> bool:
    """Whether all are as far from their middle, seen from above, and not in one line."""
    x, y = _middle(centres)
    radii = [math.hypot(each[0] - x, each[1] - y) for each in centres]
    return min(radii) > 0.9 * max(radii) > 0


def _ring(centres: Sequence[Vector], count: int) -> list[list[float]]:
    x, y = _middle(centres)
    radius = math.hypot(centres[0][0] - x, centres[0][1] - y)
    first = math.atan2(centres[0][1] - y, centres[0][0] - x)
    angles = (first + 2 * math.pi * number / count for number in range(count))
    return [
        [round(x + radius * math.cos(angle), 4), round(y + radius * math.sin(angle), 4), centres[0][2]]
        for angle in angles
    ]


def _row(centres: Sequence[Vector], count: int) -> list[list[float]]:
    """Evenly from the first to the last; one stands in their middle."""
    first, last = centres[0], centres[-1]
    steps = [0.5] if count == 1 else [number / (count - 1) for number in range(count)]
    return [[round(a + (b - a) * step, 4) for a, b in zip(first, last, strict=True)] for step in steps]


def _middle(centres: Sequence[Vector]) -> tuple[float, float]:
    return sum(each[0] for each in centres) / len(centres), sum(each[1] for each in centres) / len(centres)


def _rename(blueprint: Blueprint, names: dict[str, str]) -> None:
    """New names wherever parts name each other; one without a name goes, with what others say of it."""
    kept = [part for part in blueprint["parts"] if names.get(part["name"], part["name"])]
    for part in kept:
        part["name"] = names.get(part["name"], part["name"])
        for key in ("attaches_to", "inside"):
            part[key] = [name for old in part[key] if (name := names.get(old, old))]
    blueprint["parts"] = kept
