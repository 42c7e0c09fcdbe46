# SPDX-License-Identifier: GPL-3.0-or-later
"""A run that begins as soon as what it needs is there, so that nobody waits for that."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from .pump import Event, Run


class LateRun:
    """Is served like the run that it becomes. What goes wrong on the way ends it as it would end that one."""

    def __init__(self, needed: Future[Any], begin: Callable[[Any], Run]) -> None:
        """`begin` is called with what was needed, on the thread that serves the run."""
        self._needed, self._begin = needed, begin
        self._run: Run | None = None
        self._last: Event | None = None
        self._is_over = False

    def take_events(self) -> list[Event]:
        """Begin where that can be done; then the run's events."""
        if self._run is None and self._last is None and self._needed.done():
            try:
                self._run = self._begin(self._needed.result())
            except Exception as reason:  # whatever it is, the artist has to read it
                self._end("failed", str(reason))
        if self._run is not None:
            return self._run.take_events()
        if self._last is not None:
            self._is_over = True
            return [self._last]
        return []

    def wait(self, seconds: float) -> None:
        """Until the run has something to say."""
        if self._run is not None:
            self._run.wait(seconds)

    def take_request(self) -> dict[str, Any] | None:
        """What the run wants of the host."""
        return None if self._run is None else self._run.take_request()

    def answer(self, request: int, observation: dict[str, Any]) -> None:
        """Answer it."""
        if self._run is not None:
            self._run.answer(request, observation)

    def fail(self, request: int, message: str) -> None:
        """Say why it cannot be answered."""
        if self._run is not None:
            self._run.fail(request, message)

    def cancel(self) -> None:
        """End it; one that has not begun never does."""
        if self._run is not None:
            self._run.cancel()
        elif self._last is None:
            self._end("cancelled", "Cancelled.")

    def finished(self) -> bool:
        """Whether everything was said."""
        return self._is_over if self._run is None else self._run.finished()

    def _end(self, reason: str, message: str) -> None:
        self._last = {"kind": "done", "reason": reason, "message": message, "report": {}}
