# SPDX-License-Identifier: GPL-3.0-or-later
"""The datablocks that are the artist's own, watched while a script runs."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Any

import bpy

from .datablocks import every, is_alive
from .fingerprint import fingerprint
from .record import KEY

_FEW = 200  # beyond that, a look before and after every cell would cost more than the cells


class Bystanders:
    """Tells which of others' datablocks a cell changed; in a large scene, which the whole run changed."""

    def __init__(self, ours: AbstractSet[int]) -> None:
        self._others = [each for _, each in every() if each.session_uid not in ours and KEY not in each]
        self._few = len(self._others) <= _FEW
        self._seen: dict[str, tuple[bpy.types.ID, str]] = {}
        if not self._few:
            self._seen = self._take()

    def _take(self) -> dict[str, tuple[bpy.types.ID, str]]:
        return {each.name_full: (each, fingerprint(each)) for each in self._others if is_alive(each)}

    def look(self) -> None:
        """Note how they are before a cell runs."""
        if self._few:
            self._seen = self._take()

    def changed(self) -> list[str]:
        """Names of those that are not as they were."""
        return self._compare() if self._few else []

    def add_late(self, outcomes: list[Any]) -> None:
        """In a large scene, put what the run changed down to its last cell."""
        if not self._few and outcomes:
            outcomes[-1].foreign = self._compare()

    def _compare(self) -> list[str]:
        return sorted(
            name for name, (each, was) in self._seen.items() if not is_alive(each) or fingerprint(each) != was
        )
