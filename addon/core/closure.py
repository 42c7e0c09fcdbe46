# SPDX-License-Identifier: GPL-3.0-or-later
"""Which further cells must run when some do, so that the scene comes out as a clean run's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any


def closure(cells: Sequence[Mapping[str, Any]], run: Iterable[int], changed: Iterable[str] = ()) -> set[int]:
    """The indices to run, given those that must: `run`, what they change, and what reads their names.

    A cell is a mapping of title, defines, reads, mutates and (as far as known) touched. `changed` are names
    whose value is another one although no cell here defines them any more.
    """
    index = {cell["title"]: number for number, cell in enumerate(cells)}
    definers: dict[str, set[int]] = {}
    for number, cell in enumerate(cells):
        for name in cell["defines"]:
            definers.setdefault(name, set()).add(number)
    touches = [_touches(cell, index, definers) - {number} for number, cell in enumerate(cells)]
    chosen = set(run)
    gone = set(changed)
    while True:
        renewed = gone.union(*(cells[number]["defines"] for number in chosen))
        more = {
            number
            for number, cell in enumerate(cells)
            if number not in chosen and (renewed & set(cell["reads"]) or touches[number] & chosen)
        }
        more |= set().union(*(touches[number] for number in chosen)) - chosen
        # What a cell comes upon must be as it was when its turn came, not as later cells have left it.
        for number in chosen:
            come_upon = _reach(cells, definers, number)
            later = (touches[other] for other in range(number + 1, len(cells)) if other not in chosen)
            more |= (come_upon & set().union(*later)) - chosen
        if not more:
            return chosen
        chosen |= more


def _touches(cell: Mapping[str, Any], index: Mapping[str, int], definers: Mapping[str, set[int]]) -> set[int]:
    """The cells whose objects or values this one changes."""
    seen = {index[title] for title in cell.get("touched", ()) if title in index}
    return seen.union(*(definers.get(name, set()) for name in cell["mutates"]))


def _reach(cells: Sequence[Mapping[str, Any]], definers: Mapping[str, set[int]], cell: int) -> set[int]:
    """The cells before one whose names it reads, directly or through what those were made from."""
    reached: set[int] = set()
    waiting = [cell]
    while waiting:
        for name in cells[waiting.pop()]["reads"]:
            more = {each for each in definers.get(name, ()) if each < cell} - reached
            reached |= more
            waiting.extend(more)
    return reached
