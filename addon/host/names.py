# SPDX-License-Identifier: GPL-3.0-or-later
"""Names of datablocks during a run: held back so that a new one gets the name that a clean run gives it."""

from __future__ import annotations

from collections.abc import Iterable

from .datablocks import is_alive
from .ownership import NAME, STEM, Owned, note_name


class Names:
    """Datablocks under names that no script uses, until their turn comes."""

    def __init__(self) -> None:
        self._before: list[tuple[Owned, str, dict[str, str]]] = []  # with its stamps
        self._held: dict[int, str] = {}

    def hold(self, items: Iterable[Owned]) -> None:
        """Take the datablocks' names away."""
        for item in items:
            name = item.datablock.name
            stamps = {key: item.datablock[key] for key in (NAME, STEM) if key in item.datablock}
            self._before.append((item, name, stamps))
            self._held[item.datablock.session_uid] = name
            _hide(item)

    def release(self, items: Iterable[Owned]) -> None:
        """Name the datablocks as making them now would; the name that an artist gave stays."""
        for item in items:
            if not is_alive(item.datablock):
                continue
            name = self._held.pop(item.datablock.session_uid, None)
            if name is not None:
                renamed_by_hand = name != item.made_as
                item.datablock.name = name if renamed_by_hand else item.asked_for
                if not renamed_by_hand:
                    note_name(item.kind, item.datablock)

    def put_back(self) -> None:
        """Give every datablock the very name that it had."""
        alive = [before for before in self._before if is_alive(before[0].datablock)]
        for item, _, _ in alive:
            _hide(item)
        for item, name, stamps in alive:
            item.datablock.name = name
            item.datablock.pop(STEM, None)
            for key, value in stamps.items():
                item.datablock[key] = value


def _hide(item: Owned) -> None:
    item.datablock.name = f".maquette {item.datablock.session_uid}"
