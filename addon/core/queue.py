# SPDX-License-Identifier: GPL-3.0-or-later
"""Instructions that wait for their turn, kept in the store so that a crash loses none."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol


class Shelf(Protocol):
    """Where instructions are kept: the engine."""

    def add_instruction(self, session: str, text: str) -> int: ...
    def open_instructions(self, session: str) -> list[dict[str, Any]]: ...
    def move_instruction(self, id: int, from_state: str, to_state: str) -> bool: ...
    def order_instructions(self, session: str, ids: Sequence[int]) -> None: ...


@dataclass(slots=True)
class Item:
    """One instruction."""

    id: int
    text: str
    session: str
    state: str = "waiting"  # or running, done, failed, dropped


def state_after(reason: str) -> str:
    """The state of an instruction whose run ended for this reason."""
    return {"done": "done", "cancelled": "dropped"}.get(reason, "failed")


class Queue:
    """A session's instructions in the order in which they run, one at a time. Safe from several threads.

    What an earlier sitting left waiting is held back until `release`: nobody is there to see it run.
    """

    def __init__(self, shelf: Shelf, session: str) -> None:
        self._shelf, self._session = shelf, session
        self._lock = threading.RLock()
        self._items: list[Item] = []
        self._held: set[int] = set()
        for found in shelf.open_instructions(session):
            if found["state"] == "running":  # whoever ran it is gone, and it may be why
                shelf.move_instruction(found["id"], "running", "failed")
                continue
            self._items.append(Item(found["id"], found["text"], session))
            self._held.add(found["id"])

    @property
    def items(self) -> list[Item]:
        """All of this sitting, those that have ended, too."""
        with self._lock:
            return list(self._items)

    @property
    def current(self) -> Item | None:
        """The one that runs."""
        return next((item for item in self.items if item.state == "running"), None)

    @property
    def waiting(self) -> list[Item]:
        """Those to come, next first."""
        return [item for item in self.items if item.state == "waiting"]

    @property
    def held(self) -> list[Item]:
        """Those that wait for `release`."""
        with self._lock:
            return [item for item in self._items if item.state == "waiting" and item.id in self._held]

    def release(self) -> None:
        """Let those of an earlier sitting run, too."""
        with self._lock:
            self._held.clear()

    def add(self, text: str) -> Item:
        """Put an instruction at the end."""
        with self._lock:
            item = Item(self._shelf.add_instruction(self._session, text), text, self._session)
            self._items.append(item)
            return item

    def begin(self) -> Item | None:
        """Take the next one to run it; nothing where one runs already, or none may."""
        with self._lock:
            if self.current is not None:
                return None
            for item in self._items:
                if item.state != "waiting" or item.id in self._held:
                    continue
                if self._shelf.move_instruction(item.id, "waiting", "running"):
                    item.state = "running"
                    return item
                item.state = "dropped"  # another process took it or dropped it
            return None

    def end(self, item: Item, state: str) -> None:
        """The one that ran is done, failed or dropped (cancelled)."""
        with self._lock:
            self._shelf.move_instruction(item.id, "running", state)
            item.state = state

    def drop(self, id: int) -> bool:
        """Take one away that waits. Whether it was there to be taken."""
        with self._lock:
            for item in self._items:
                if item.id == id and item.state == "waiting":
                    self._shelf.move_instruction(id, "waiting", "dropped")
                    item.state = "dropped"
                    return True
            return False

    def reorder(self, ids: Sequence[int]) -> None:
        """Have those that wait run in this order; those that are not named come after."""
        with self._lock:
            place = {id: index for index, id in enumerate(ids)}
            ended = [item for item in self._items if item.state != "waiting"]
            waiting = sorted(self.waiting, key=lambda item: place.get(item.id, len(place)))
            self._items = ended + waiting
            self._shelf.order_instructions(self._session, [item.id for item in waiting])
