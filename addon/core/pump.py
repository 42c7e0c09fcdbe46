# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives a run from Blender's main thread: hands its requests to the host and its events to whoever listens."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
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


class Pump:
    """Serves a run from a timer. What Blender is not needed for is answered on a thread beside it.

    `beside` are the kinds of requests whose answers touch nothing of Blender's; `executor` has the thread.
    """

    def __init__(
        self,
        run: Run,
        answer: Answer,
        listen: Callable[[Event], None],
        beside: frozenset[str],
        executor: Executor,
    ) -> None:
        self._run, self._answer, self._listen = run, answer, listen
        self._beside, self._executor = beside, executor
        self._waiting: tuple[dict[str, Any], Future[dict[str, Any]]] | None = None

    def step(self) -> bool:
        """Pass on what there is, do at most one host request, never wait. Returns whether the run goes on."""
        for event in self._run.take_events():
            self._listen(event)
        if self._waiting is not None:
            self._pass_on()
        else:
            request = self._run.take_request()
            if request is None:
                return not self._run.finished()
            if request["kind"] in self._beside:
                work = self._executor.submit(self._answer, request["kind"], request["payload"])
                self._waiting = (request, work)
            else:
                _serve(self._run, request, lambda: self._answer(request["kind"], request["payload"]))
        return not self._run.finished()

    def _pass_on(self) -> None:
        """Hand over what the thread has found, once it has."""
        assert self._waiting is not None
        request, work = self._waiting
        if work.done():
            self._waiting = None
            _serve(self._run, request, work.result)


def step(run: Run, answer: Answer, listen: Callable[[Event], None]) -> bool:
    """Pass on what there is, do at most one host request, never wait. Returns whether the run goes on."""
    for event in run.take_events():
        listen(event)
    request = run.take_request()
    if request is not None:
        _serve(run, request, lambda: answer(request["kind"], request["payload"]))
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


def _serve(run: Run, request: dict[str, Any], find: Callable[[], dict[str, Any]]) -> None:
    try:
        found = find()
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
