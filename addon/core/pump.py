# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives a run from Blender's main thread: hands its requests to the host and its events to whoever listens."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from types import FrameType
from typing import Any, Protocol

from .errors import HostError
from .time_limit import cancel_script

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
    """Serves a run, a step at a time.

    What Blender is not needed for may be answered on a thread beside it: `beside` are the kinds of requests whose
    answers touch nothing of Blender's; `executor` has the thread. `first` says what is added to such a request
    on Blender's own thread, by its kind.
    """

    def __init__(
        self,
        run: Run,
        answer: Answer,
        listen: Callable[[Event], None],
        beside: frozenset[str] = frozenset(),
        executor: Executor | None = None,
        first: Mapping[str, Callable[[dict[str, Any]], dict[str, Any]]] | None = None,
    ) -> None:
        self._run, self._answer, self._listen = run, answer, listen
        self._beside, self._executor, self._first = beside, executor, first or {}
        self._waiting: tuple[dict[str, Any], Future[dict[str, Any]]] | None = None

    def step(self) -> bool:
        """Pass on what there is, do at most one host request, never wait. Returns whether the run goes on."""
        for event in self._run.take_events():
            self._listen(event)
        if self._waiting is not None:
            self._pass_on(*self._waiting)
        elif (request := self._run.take_request()) is not None:
            self._take_up(request)
        return not self._run.finished()

    def _take_up(self, request: dict[str, Any]) -> None:
        kind, payload = request["kind"], request["payload"]
        if self._executor is not None and kind in self._beside:
            try:
                payload = self._first[kind](payload) if kind in self._first else payload
                work = self._executor.submit(self._answer, kind, payload)
            except Exception as reason:  # told as one that comes from the thread is
                work = Future()
                work.set_exception(reason)
            self._waiting = (request, work)
        else:
            _serve(self._run, request, lambda: self._answer(kind, payload))

    def _pass_on(self, request: dict[str, Any], work: Future[dict[str, Any]]) -> None:
        """Hand over what the thread has found, once it has."""
        if work.done():
            self._waiting = None
            _serve(self._run, request, work.result)


def drive(run: Run, answer: Answer, listen: Callable[[Event], None]) -> None:
    """Serve a run to its end in a plain loop, for a Blender without a window. Ctrl-C cancels the run."""

    def answer_unless_cancelled(kind: str, payload: dict[str, Any]) -> dict[str, Any]:
        found = answer(kind, payload)
        if cancelled:  # while a script ran, which was stopped and answered for
            raise KeyboardInterrupt
        return found

    pump = Pump(run, answer_unless_cancelled, listen)
    with _noted_interrupts() as cancelled:
        while True:
            try:
                if not pump.step():
                    return
                run.wait(0.5)
            except KeyboardInterrupt:
                run.cancel()


@contextmanager
def _noted_interrupts() -> Iterator[list[bool]]:
    """Ctrl-C stops the script that runs, or is a KeyboardInterrupt where none does. Yields a list that it fills."""
    noted: list[bool] = []
    if threading.current_thread() is not threading.main_thread():
        yield noted
        return

    def interrupt(number: int, frame: FrameType | None) -> None:
        noted.append(True)
        if not cancel_script():
            raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, interrupt)
    try:
        yield noted
    finally:
        signal.signal(signal.SIGINT, before)


def _serve(run: Run, request: dict[str, Any], find: Callable[[], dict[str, Any]]) -> None:
    try:
        found = find()
    except HostError as reason:
        run.fail(request["id"], str(reason))
    except KeyboardInterrupt:
        run.cancel()  # and no answer, which the run would take for Blender's fault
        raise
    except Exception as reason:  # whatever bpy raises must end the run with a sentence, not hang it
        run.fail(
            request["id"], f"Blender could not do '{request['kind']}': {type(reason).__name__}: {reason}"
        )
    else:
        run.answer(request["id"], found)
