# SPDX-License-Identifier: GPL-3.0-or-later
"""The time in which a script's code runs, in one thread: the only time in which anything is refused."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from ...core.guard.refusal import Refusal
from .refused import Refused


@dataclass(slots=True)
class Span:
    """A script that runs."""

    file: str  # as its code objects name it
    allowed: frozenset[str]
    thread: int = field(default_factory=threading.get_ident)
    is_paused: bool = False  # while Python or Blender does something of its own for the script
    refused: Refused | None = None  # the first, which ends the script even where it caught it

    def refuse(self, refusal: Refusal) -> None:
        """Raise Refused, unless the user has allowed it."""
        if refusal.is_allowed(self.allowed):
            return
        error = Refused(refusal)
        self.refused = self.refused or error
        raise error


_now: list[Span] = []


def current() -> Span | None:
    """The span in which this thread runs a script's code."""
    span = _now[-1] if _now else None
    return span if span is not None and not span.is_paused and span.thread == threading.get_ident() else None


@contextlib.contextmanager
def watched(file: str, allowed: Collection[str]) -> Iterator[None]:
    """Refuse what the code of that file does beyond the policy. Raises Refused, also where the code caught it."""
    from .watching import watch

    watch()
    span = Span(file, frozenset(allowed))
    _now.append(span)
    try:
        yield
    finally:
        _now.remove(span)
    if span.refused is not None:
        raise span.refused


@contextlib.contextmanager
def paused() -> Iterator[None]:
    """Let Python do what it needs to for itself, such as reading the file of a module that may be imported."""
    span = current()
    if span is None:
        yield
        return
    span.is_paused = True
    try:
        yield
    finally:
        span.is_paused = False
