# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives a run from Blender's main thread: hands its requests to the host and its events to whoever listens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from .errors import HostError

Event = dict[str, Any]
Answer = Callable[[str, dict[str, Any]], dict[str, Any]]


class Run(Protocol):
    """What the pump needs of the engine's run."""

    def wait(self, seconds: float) -> None: ...
    def take_events(self) -> list[Event]: ...
    def take_request(self) -> dict[str, Any] | None: ...
    def answer(self, request: int, observation: dict[str, Any]) -> None: ...
    def fail(self, request: int, message: str) -> None: ...
    def cancel(self) -> None: ...
    def finished(self) -> bool: ...


def step(run: Run, answer: Answer, listen: Callable[[Event], None]) -> bool:
    """Pass on what there is, do at most one host request, never wait. Returns whether the run goes on."""
    for event in run.take_events():
        listen(event)
    request = run.take_request()
    if request is not None:
        _serve(run, request, answer)
    return not run.finished()


def drive(run: Run, answer: Answer, listen: Callable[[Event], None]) -> None:
    """Serve a run to its end in a plain loop, for a Blender without a window. Ctrl-C cancels the run."""
    while True:
        try:
            if not step(run, answer, listen):
                return
            run.wait(0.5)
        except KeyboardInterrupt:
            run.cancel()


def _serve(run: Run, request: dict[str, Any], answer: Answer) -> None:
    try:
        found = answer(request["kind"], request["payload"])
    except HostError as reason:
        run.fail(request["id"], str(reason))
    except KeyboardInterrupt:
        run.fail(request["id"], "Cancelled.")
        raise
    except Exception as reason:  # whatever bpy raises must end the run with a sentence, not hang it
        run.fail(
            request["id"], f"Blender could not do '{request['kind']}': {type(reason).__name__}: {reason}"
        )
    else:
        run.answer(request["id"], found)
