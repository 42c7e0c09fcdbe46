# SPDX-License-Identifier: GPL-3.0-or-later
"""Values that come faster than they can be used: only the newest of each name counts, and none queues up."""

from __future__ import annotations


class Latest:
    """What sliders say while they are dragged: tried at once, settled when they come to rest."""

    def __init__(self, rest: float) -> None:
        """`rest`: seconds without a new value after which a drag is over."""
        self._rest = rest
        self._untried: dict[str, str] = {}
        self._unsettled: dict[str, str] = {}
        self._moved = 0.0

    def put(self, name: str, value: str, now: float) -> None:
        """A new value."""
        self._untried[name] = value
        self._unsettled[name] = value
        self._moved = now

    def to_try(self) -> dict[str, str]:
        """The newest values that were not yet tried; they count as tried from now on."""
        values, self._untried = self._untried, {}
        return values

    def to_settle(self, now: float) -> dict[str, str]:
        """All values since the last settling, once they have come to rest; they count as settled from now on."""
        if not self._unsettled or now - self._moved < self._rest:
            return {}
        values, self._unsettled, self._untried = self._unsettled, {}, {}
        return values

    def clear(self) -> None:
        """Forget all of it."""
        self._untried.clear()
        self._unsettled.clear()

    def __bool__(self) -> bool:
        return bool(self._unsettled)
