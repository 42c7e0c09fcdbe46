# SPDX-License-Identifier: GPL-3.0-or-later
"""Work that waits for others (a provider, a keyring, a disk), on threads, and its answers for the main thread."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

Work = Callable[[], Any]


class Background:
    """Each piece of work has a name, a thread of its own, and one answer. Its own calls never wait.

    The threads are daemons: a provider that takes minutes to answer does not keep Blender from closing.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._begun: dict[str, float] = {}
        self._answers: list[tuple[str, float, Any]] = []

    @property
    def is_busy(self) -> bool:
        """Whether something is on its way, or its answer waits to be taken."""
        with self._lock:
            return bool(self._begun)

    def start(self, name: str, work: Work) -> None:
        """Begin; an earlier piece of this name is no longer waited for. `work` raises nothing."""
        begun = time.monotonic()
        with self._lock:
            self._begun[name] = begun
        threading.Thread(
            target=self._run, args=(name, begun, work), name=f"maquette {name}", daemon=True
        ).start()

    def drop(self, name: str) -> None:
        """Wait no longer for its answer."""
        with self._lock:
            self._begun.pop(name, None)

    def seconds(self, name: str) -> float | None:
        """For how long it has been on its way; None where it is not."""
        with self._lock:
            begun = self._begun.get(name)
        return None if begun is None else time.monotonic() - begun

    def take(self) -> list[tuple[str, Any]]:
        """The answers since the last call, of what is still waited for."""
        taken = []
        with self._lock:
            for name, begun, answer in self._answers:
                if self._begun.get(name) == begun:
                    del self._begun[name]
                    taken.append((name, answer))
            self._answers.clear()
        return taken

    def _run(self, name: str, begun: float, work: Work) -> None:
        answer = work()
        with self._lock:
            self._answers.append((name, begun, answer))
